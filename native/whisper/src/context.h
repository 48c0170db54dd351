// A loaded model as a JavaScript object, with the one thread that runs its passes.
#pragma once
#include <napi.h>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "pass.h"
#include "whisper.h"

namespace parley {

struct ContextDeleter {
    void operator()(whisper_context* context) const { whisper_free(context); }
};
struct StateDeleter {
    void operator()(whisper_state* state) const { whisper_free_state(state); }
};
using ContextPointer = std::unique_ptr<whisper_context, ContextDeleter>;
using StatePointer = std::unique_ptr<whisper_state, StateDeleter>;

/** A model and its working memory. The state is declared last, so that it is freed first. */
struct Model {
    ContextPointer context;
    StatePointer state;
    /** The device that runs it, e.g. `Metal`, `Vulkan0`, `CPU`. */
    std::string device;
    /** Tokens that no text may have. */
    std::vector<whisper_token> forbidden;
};

/**
 * Passes run one after another, in the order of the calls, on a native thread of this object. The event loop stays
 * free, which is what lets an abort arrive in the middle of a pass.
 */
class Context : public Napi::ObjectWrap<Context> {
public:
    static Napi::Function define(Napi::Env env);

    explicit Context(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Context>(info) {}
    ~Context() override { stop(); }

    /** Takes the model over and starts the thread. Called once. */
    void adopt(Napi::Env env, Model model);

private:
    /** A pass and the promise that waits for it. */
    struct Job {
        Job(Napi::Env env, Context* owner) : promise(Napi::Promise::Deferred::New(env)), owner(owner) {}
        Pass pass;
        Napi::Promise::Deferred promise;
        Context* owner;
    };
    using JobPointer = std::unique_ptr<Job>;

    Napi::Value transcribe(const Napi::CallbackInfo& info);
    Napi::Value describe(const Napi::CallbackInfo& info);
    Napi::Value release(const Napi::CallbackInfo& info);

    void work();
    /** Hands a finished job to the JavaScript thread. */
    void deliver(JobPointer job);
    static void settle(Napi::Env env, Job& job);
    static void on_teardown(void* self);
    /** Aborts what runs and waits, joins the thread, frees the model. Safe to call twice. */
    void stop();

    Model model_;
    std::thread thread_;
    Napi::ThreadSafeFunction to_js_thread_;
    bool started_ = false;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<JobPointer> queue_;
    AbortFlag running_;
    bool stopping_ = false;
};

}  // namespace parley
