# SPDX-License-Identifier: Apache-2.0
# What each target needs is installed by apt when it can be, otherwise named.

SHELL := /bin/bash
.DEFAULT_GOAL := help

LIBRARIES := libsqlite3-dev libudev-dev libmicrohttpd-dev libcurl4-openssl-dev libssl-dev libgnutls28-dev pkg-config
TOOLS := python3 openssl tzdata espeak-ng alsa-utils faketime lcdproc node-qrcode-generator
SWIFT := swift
BUILD_FLAGS := --explicit-target-dependency-import-check error
SOURCES := Sources Tests Package.swift
BIN := .build/debug
RELEASE := .build/release

.PHONY: help tools build demo demo-check test test-release fuzz sanitize bench crash rush pages pictures check format lint release clean day day-short upkeep deb deb-test vm-tools vm-image vm-test vm-test-short vm-devices vm-appliance vm-programs power-cuts power-control

help: ## says what the targets do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

tools: ## installs what is missing, or names it
	@command -v $(SWIFT) >/dev/null || { \
		echo "make: no swift on the PATH; install a Swift 6.3 toolchain from https://www.swift.org/install/linux/"; exit 1; }
	@missing=(); for package in $(LIBRARIES) $(TOOLS); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing+=($$package); done; \
	if [ $${#missing[@]} -gt 0 ]; then \
		if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as=sudo; else \
			echo "make: please install these Debian packages: sudo apt-get install $${missing[*]}"; exit 1; fi; \
		$$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends \
			$${missing[@]} >/dev/null; \
	fi

build: tools ## builds everything for trying out
	$(SWIFT) build $(BUILD_FLAGS)

demo: build ## a hall and its center in this terminal, on simulated devices
	$(BIN)/demo

demo-check: build ## the same without a person; fails on any miss
	$(BIN)/demo --check

# Three runs, since tests of time limits on real sockets must not wait for the processor behind long properties.
SOCKETS := HTTPTests|WebTests|LinkTests|CenterdTests|ProvinceTests|PanelsTests|KeypadsTests|VoiceTests

define suite
	$(SWIFT) build --build-tests $(BUILD_FLAGS) $(1)
	$(SWIFT) test --skip-build $(1) --skip '^($(SOCKETS)|SystemTests)\.'
	$(SWIFT) test --skip-build $(1) --filter '^($(SOCKETS))\.'
	$(SWIFT) test --skip-build $(1) --filter '^SystemTests\.'
endef

test: tools ## runs every test
	$(call suite)

# What breaks only when optimised: traps that are left out or moved, closures that are inlined.
test-release: tools ## runs every test optimised, as halls run the programs
	$(call suite,-c release -Xswiftc -enable-testing --scratch-path .build/test-release)

# LeakSanitizer is off: the test runner and Swift's runtime keep what they made for ever.
sanitize: export ASAN_OPTIONS := detect_leaks=0
sanitize: tools ## runs every test under the thread, then the address sanitizer
	$(call suite,--sanitize=thread --scratch-path .build/thread)
	$(call suite,--sanitize=address --scratch-path .build/address)

SECONDS ?= 5
RUNS ?= 0
FUZZ := .build/fuzz

fuzz: tools ## feeds every reader of outside bytes with SECONDS=5 of anything (or RUNS=n; TARGETS="a b")
	HALLKIOSK_FUZZ=1 $(SWIFT) build -c release --product fuzz --scratch-path $(FUZZ) $(BUILD_FLAGS) \
		--sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing
	python3 Tests/Fuzz/fuzz.py --program $(FUZZ)/release/fuzz --found .build/fuzz-found \
		--seconds $(SECONDS) --runs $(RUNS) $(TARGETS)

bench: tools ## measures beside the machine's own floors
	$(SWIFT) build -c release --static-swift-stdlib $(BUILD_FLAGS)
	python3 Tests/Bench/bench.py --bin $(RELEASE)

# ROUNDS=1000 for a report; SEED=n repeats a schedule; CRASH=debug takes the programs that `make build` left.
ROUNDS := 50
SEED :=
CRASH := release

crash: tools ## ends the real programs on a disk that forgets, and compares
	$(SWIFT) build -c $(CRASH) $(BUILD_FLAGS)
	.build/$(CRASH)/crash --bin .build/$(CRASH) --rounds $(ROUNDS) --seed "$(SEED)" --report .build/crash.json

# NAMES="kiosk board" takes the tests whose names hold one of these; PAGES=release the programs of `make release`.
NAMES :=
PAGES := debug
PLAYWRIGHT := .build/playwright

# KILLS=200 ends the center so often; SECONDS_OF_RUSH=60; RUSH=debug takes the programs that `make build` left.
KILLS := 0
SECONDS_OF_RUSH := 60
RUSH := release
PARTS := slot,events,release

rush: tools ## a release of numbers on the center: how many it takes, and that none is given twice or lost
	for program in centerd rush; do $(SWIFT) build -c $(RUSH) --product $$program $(BUILD_FLAGS) || exit 1; done
	.build/$(RUSH)/rush --bin .build/$(RUSH) --parts "$(PARTS)" --seconds $(SECONDS_OF_RUSH) --kills $(KILLS)

pages: TOOLS += chromium fonts-noto-cjk python3-venv zbar-tools
pages: tools $(PLAYWRIGHT)/installed ## tries every page in Debian's Chromium; pictures of them are left in .build/pictures
	for program in kioskd centerd kioskctl; do \
		$(SWIFT) build -c $(PAGES) --product $$program $(BUILD_FLAGS) || exit 1; done
	$(PLAYWRIGHT)/bin/python Tests/Pages/pages.py --bin .build/$(PAGES) $(NAMES)

PICTURES := .build/pictures

pictures: TOOLS += xvfb xterm imagemagick fonts-dejavu-core fonts-noto-cjk unifont
pictures: pages build ## makes pictures of every page, board and panel in .build/pictures, to be looked at
	python3 Tests/Pages/terminals.py --bin $(BIN) --pictures $(PICTURES)
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	HALLKIOSK_PICTURES=$(PICTURES) $(SWIFT) test --skip-build --filter '^PanelsTests\.LEDPicture'

# From PyPI, for tests only; its own browsers are not downloaded.
$(PLAYWRIGHT)/installed:
	python3 -m venv $(PLAYWRIGHT)
	$(PLAYWRIGHT)/bin/pip install --quiet --disable-pip-version-check 'playwright>=1.60,<2'
	touch $@

# A day of a whole hall, 60 times as fast; Debian's libfaketime gives the daemon its clock.
DAY := --visitors 1500

day: tools ## a scripted day: 10 windows, 60 displays, 1,500 visitors, in eight minutes (SEED=n)
	$(SWIFT) build -c release $(BUILD_FLAGS)
	python3 Tests/Day/day.py --bin $(RELEASE) $(DAY) $(if $(SEED),--seed $(SEED))

day-short: build ## the first half hour of such a day
	python3 Tests/Day/day.py --bin $(BIN) $(DAY) --minutes 30

upkeep: TOOLS += faketime
upkeep: build ## steps the clock under the real kioskd and fills its disk (NAMES="disk_full")
	python3 Tests/Upkeep/upkeep.py --bin $(BIN) $(NAMES)

# A Debian guest under QEMU with USB devices that do not exist; kept in .build/machine or $$HALLKIOSK_MACHINE.
# VM=debug takes the programs that `make build` left; NAMES="CDC-ACM printer" the cases whose names hold one of these.
VM := release
# A guest that has to wait for a processor types as slowly as a person: one at a time on a busy machine.
GUESTS := 2
VM_PROGRAMS := kioskd centerd kioskctl far-end
MACHINE := python3 Tests/Machine/machine.py
VM_CAN := $(MACHINE) can
VM_TOOLS := python3 qemu-system-x86 qemu-utils mmdebstrap busybox-static cpio kmod e2fsprogs binutils

# Where they cannot be installed, the targets below say that they are skipped.
vm-tools:
	@$(MAKE) --no-print-directory tools TOOLS="$(VM_TOOLS)" || true

vm-image: vm-tools ## makes the guest in which devices are tried, once: Debian packages only
	python3 Tests/Machine/machine.py image

vm-test: vm-devices vm-appliance ## everything in guests: devices and disks, the appliance, five power cuts
	$(MAKE) --no-print-directory power-cuts ROUNDS=5

vm-test-short: VM_SHORT := --short
vm-test-short: vm-devices ## devices and disks with one case of each class, in five minutes

vm-devices: vm-programs ## tries every class of devices on a real kernel (VM=debug, NAMES="a b"); report in .build/machine
	@! $(VM_CAN) || $(MACHINE) test --bin .build/$(VM) --guests $(GUESTS) $(VM_SHORT) $(NAMES)

# DEBS=DIR takes packages that are there already.
DEBS :=

vm-appliance: TOOLS += dpkg-dev
vm-appliance: vm-programs ## plain Debian, our packages, set-up, a card, screens, reboot, upgrade: .build/machine/acceptance.txt
	@! $(VM_CAN) || $(if $(DEBS),true,$(MAKE) --no-print-directory deb PROGRAMS=.build/release) && \
		$(MACHINE) appliance --bin .build/$(VM) --debs $(or $(DEBS),.build/deb)

power-cuts: ROUNDS := 100
power-cuts: vm-programs ## cuts the power of a hall at work ROUNDS=100 times and compares (SEED=n): .build/machine/power-cuts.txt
	@! $(VM_CAN) || $(MACHINE) power --bin .build/$(VM) --guests $(GUESTS) --rounds $(ROUNDS) $(if $(SEED),--seed $(SEED))

# A disk that says it has written what it has not: proves that a loss would be seen.
power-control: vm-programs ## the same on a disk that lies, three times: each loss must be seen
	@! $(VM_CAN) || $(MACHINE) power --bin .build/$(VM) --guests 1 --rounds 3 --control $(if $(SEED),--seed $(SEED))

vm-programs: vm-tools
	@! $(VM_CAN) || [ $(VM) != release ] || for program in $(VM_PROGRAMS); do \
		$(SWIFT) build -c release --static-swift-stdlib --product $$program $(BUILD_FLAGS) || exit 1; done

lint: tools
	$(SWIFT) format lint --strict --recursive $(SOURCES)
	python3 -m unittest discover --quiet --start-directory Tests/Bench
	python3 -m unittest discover --quiet --start-directory Tests/Day
	python3 -m unittest discover --quiet --start-directory Tests/Machine
	python3 -m unittest discover --quiet --start-directory Tests/Units
	python3 -m unittest discover --quiet --start-directory Tests/Packages
	python3 -m unittest discover --quiet --start-directory Tests/Upkeep

format: tools ## puts the source into the house style
	$(SWIFT) format --in-place --recursive $(SOURCES)

check: lint test ## format, imports, tests: before every push

release: tools ## builds the static binaries
	$(SWIFT) build -c release --static-swift-stdlib $(BUILD_FLAGS)
	@mkdir -p .build/hallkiosk && for program in kioskd centerd kioskctl; do \
		strip -o .build/hallkiosk/$$program $(RELEASE)/$$program; done
	@ls -l .build/hallkiosk

# PROGRAMS=DIR takes kioskd, centerd and kioskctl from DIR, optimised, static and not stripped, instead of building them.
PROGRAMS :=
DEB := .build/deb
DEB_PROGRAMS := kioskd centerd kioskctl
# What packages are made of, besides the programs.
DEB_TREE := debian systemd assets LICENSE

deb: TOOLS += build-essential debhelper po-debconf lintian
deb: tools ## builds the Debian packages into .build/deb and has lintian judge them (PROGRAMS=DIR: of built programs)
	@$(if $(PROGRAMS),echo "make: packing the programs of $(PROGRAMS)",for program in $(DEB_PROGRAMS); do \
		$(SWIFT) build -c release --static-swift-stdlib --product $$program $(BUILD_FLAGS) || exit 1; done)
	rm -rf $(DEB) && mkdir -p $(DEB)/tree
	cp -r --parents $(DEB_TREE) $(DEB)/tree
	cd $(DEB)/tree && HALLKIOSK_PROGRAMS=$(abspath $(or $(PROGRAMS),$(RELEASE))) dpkg-buildpackage --build=binary --no-sign
	lintian --fail-on error --tag-display-limit 0 $(DEB)/*.changes
	rm -r $(DEB)/tree $(DEB)/*.changes && mkdir $(DEB)/debug && mv $(DEB)/*-dbgsym_* $(DEB)/debug/
	@ls -l $(DEB)/*.deb $(DEB)/debug

# In a root file system of its own; as root only, and says that it is skipped otherwise.
deb-test: ## installs, upgrades, removes and purges the packages of .build/deb for real (NAMES="a b")
	@$(MAKE) --no-print-directory tools TOOLS="python3 mmdebstrap systemd-container dpkg-dev" || true
	python3 Tests/Packages/packages.py --debs $(DEB) $(NAMES)

clean: ## forgets what was built
	rm -rf .build
