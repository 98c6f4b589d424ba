// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD

// How a handler works: unless the server was given another executor, its task runs on the polling thread, whenever it is
// its connection's turn. A request whose handler waits for one other thread thus costs two changes of threads, one there
// and one back, and one whose handler waits for nobody costs none.
extension ServerConnection {
    /// What the polling thread does next for a request that a handler has.
    private enum Next {
        case run([UnownedJob])
        case send(HTTPReply)
        /// Nothing: the connection is suspended until a job comes.
        case wait
        /// The server stops: the handler has had its time. What its task does from now on, others run.
        case giveUp(Task<Void, Never>?, [UnownedJob])
    }

    /// Begins a handler for a request, and works on it as far as it goes; false closes the connection.
    func run(_ request: HTTPRequest, by handler: @escaping HTTPServer.Handler, on handle: OpaquePointer) -> Bool {
        let turn = state.withLock { state in
            state.deadline = nil
            state.turn += 1
            state.isHandling = true
            return state.turn
        }
        let task = Task(executorPreference: core.executor ?? self) { [self] in
            let reply = await handler(request)
            finish(reply, turn: turn)
        }
        state.withLock { state in
            if state.turn == turn, state.isHandling { state.task = task }
        }
        return unsafe takeTurn(on: handle)
    }

    /// Runs what the handler's task has to do; then sends its reply, or waits for more; false closes the connection.
    func takeTurn(on handle: OpaquePointer) -> Bool {
        while true {
            switch unsafe next(handle) {
            case .run(let jobs): for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
            case .send(let reply): return unsafe ReplyWriter.queue(reply, on: handle, of: self)
            case .wait: return true
            case .giveUp(let task, let jobs):
                task?.cancel()
                Self.runElsewhere(jobs)
                return unsafe ReplyWriter.queue(ReplyWriter.stopping, on: handle, of: self)
            }
        }
    }

    /// Queues a piece of the handler's task, from any thread; once there is no connection any more, others run it.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isTaken = state.withLock { state in
            guard state.isHandling else { return false }
            state.jobs.append(job)
            state.resume()
            return true
        }
        if !isTaken { Self.runElsewhere([job]) }
    }

    /// Leaves jobs to Swift's own threads: a task must come to its end whatever became of its connection.
    static func runElsewhere(_ jobs: [UnownedJob]) {
        for job in jobs { globalConcurrentExecutor.enqueue(job) }
    }

    private func next(_ handle: OpaquePointer) -> Next {
        state.withLock { state in
            if let reply = state.reply.take() { return .send(reply) }
            if state.mustNotWait { return .giveUp(state.task, state.endTurn()) }
            guard state.jobs.isEmpty else {
                defer { state.jobs.removeAll(keepingCapacity: true) }
                return .run(state.jobs)
            }
            unsafe state.suspend(handle)
            return .wait
        }
    }

    private func finish(_ reply: HTTPReply, turn: Int) {
        let isLate = state.withLock { state in
            guard state.turn == turn, state.isHandling else { return true }
            state.reply = reply
            state.isHandling = false
            state.task = nil
            state.resume()
            return false
        }
        if isLate, case .stream(let stream) = reply.body { stream.detach() }
    }
}
