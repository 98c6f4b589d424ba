// SPDX-License-Identifier: Apache-2.0

/// What a shell needs to complete the tool's command lines, from the same table as everything else.
enum Completion: String, CaseIterable {
    case bash, zsh

    /// The script, to be read by the shell when it starts.
    var script: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        }
    }

    /// What may follow `words`: names of commands, then values of operands.
    static func choices(after words: [String]) -> [String] {
        let next = ToolCommand.table.compactMap { command in
            command.words.starts(with: words) ? command.words.dropFirst(words.count).first : nil
        }
        let values = ToolCommand.table.filter { words.starts(with: $0.words) }.flatMap { command -> [String] in
            let place = words.count - command.words.count
            guard command.operands.indices.contains(place), case .choice(let values) = command.operands[place].kind
            else { return [] }
            return values
        }
        return (next + values).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// One case of the scripts: what was typed, and what is offered then.
    private struct Case {
        let pattern: String
        let words: [String]
        let command: ToolCommand?
        /// Where in the command's operands the next word stands.
        let place: Int
    }

    /// Every beginning of a command and every place behind one, the longest first.
    private static var cases: [Case] {
        let beginnings = ToolCommand.table.reduce(into: Set([[String]()])) { found, command in
            for count in 1...command.words.count { found.insert(Array(command.words.prefix(count))) }
        }
        let ordered = beginnings.sorted {
            ($1.count, $0.joined(separator: " ")) < ($0.count, $1.joined(separator: " "))
        }
        return ordered.flatMap { words in
            let command = ToolCommand.table.first { $0.words == words }
            return (0...(command?.operands.count ?? 0)).reversed().map { place in
                let pattern = "\"" + words.joined(separator: " ") + "\"" + String(repeating: "\\ *", count: place)
                return Case(pattern: pattern, words: words, command: command, place: place)
            }
        }
    }

    private static func offers(_ command: ToolCommand?) -> String {
        (command.map { $0.allOptions + [.help] } ?? [.help]).map { "--" + $0.name }.joined(separator: " ")
    }

    private static var valued: String {
        ToolCommand.everyOption.filter { $0.value != nil }.map { "--" + $0.name }.sorted().joined(separator: " ")
    }

    /// Options whose value is a file.
    private static var files: String {
        let names = ToolCommand.everyOption.filter { ["FILE", "DIR"].contains($0.value) }.map { "--" + $0.name }
        return names.sorted().joined(separator: " | ")
    }

    private static var body: String {
        cases.map { entry in
            let typed = entry.words + [String](repeating: "?", count: entry.place)
            let operands = entry.command?.operands ?? []
            let takesFile = operands.indices.contains(entry.place) && operands[entry.place].kind == .file
            return "    \(entry.pattern)) words='\(choices(after: typed).joined(separator: " "))'"
                + " options='\(offers(entry.command))'" + (takesFile ? " files=1" : "") + " ;;\n"
        }.joined()
    }

    private static var bashScript: String {
        """
        # bash completion of kioskctl; put it into /usr/share/bash-completion/completions/kioskctl
        _kioskctl() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
            local typed=() words='' options='' files='' i
            for ((i = 1; i < COMP_CWORD; i++)); do
                if [[ ${COMP_WORDS[i]} == --* ]]; then
                    [[ ' \(valued) ' == *" ${COMP_WORDS[i]} "* ]] && i=$((i + 1))
                else
                    typed+=("${COMP_WORDS[i]}")
                fi
            done
            case $previous in
            \(files)) COMPREPLY=($(compgen -f -- "$current")); return ;;
            esac
            [[ ' \(valued) ' == *" $previous "* ]] && return
            case "${typed[*]}" in
        \(body)    esac
            [[ $current == -* ]] && words=$options
            COMPREPLY=($(compgen -W "$words" -- "$current"))
            [[ $files && $current != -* ]] && COMPREPLY+=($(compgen -f -- "$current"))
            return 0
        }
        complete -o filenames -F _kioskctl kioskctl

        """
    }

    private static var zshScript: String {
        """
        #compdef kioskctl
        # zsh completion of kioskctl; put it as _kioskctl into a folder of $fpath
        _kioskctl() {
            local current=${words[CURRENT]} previous=${words[CURRENT-1]} line
            local -a typed=()
            local choices='' options='' files='' i
            for ((i = 2; i < CURRENT; i++)); do
                if [[ ${words[i]} == --* ]]; then
                    [[ ' \(valued) ' == *" ${words[i]} "* ]] && i=$((i + 1))
                else
                    typed+=("${words[i]}")
                fi
            done
            case $previous in
            \(files)) _files; return ;;
            esac
            [[ ' \(valued) ' == *" $previous "* ]] && return
            case "${typed[*]}" in
        \(body.replacing("words=", with: "choices="))    esac
            [[ $current == -* ]] && choices=$options
            compadd -- ${=choices}
            [[ -n $files && $current != -* ]] && _files
            return 0
        }
        # compinit has this file run as the function's body the first time.
        if [[ $funcstack[1] == _kioskctl ]]; then _kioskctl "$@"; else compdef _kioskctl kioskctl; fi

        """
    }
}
