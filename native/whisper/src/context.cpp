#include "context.h"

#include "options.h"
#include "result.h"

namespace parley {

Napi::Function Context::define(Napi::Env env) {
    return DefineClass(env, "WhisperContext",
                       {InstanceMethod<&Context::transcribe>("transcribe"),
                        InstanceMethod<&Context::describe>("describe"), InstanceMethod<&Context::release>("free")});
}

void Context::adopt(Napi::Env env, Model model) {
    model_ = std::move(model);
    auto nothing = Napi::Function::New(env, [](const Napi::CallbackInfo&) {});
    to_js_thread_ = Napi::ThreadSafeFunction::New(env, nothing, "parley_whisper", 0, 1);
    to_js_thread_.Unref(env);  // an idle model must not keep the process alive
    // Hooks run in reverse order, so this one comes before the thread-safe function's own: Node frees that function
    // at exit whether or not a thread still holds it.
    napi_add_env_cleanup_hook(env, on_teardown, this);
    started_ = true;
    thread_ = std::thread([this] { work(); });
}

/** transcribe(pcm: Float32Array, options) → { promise, abort() } */
Napi::Value Context::transcribe(const Napi::CallbackInfo& info) {
    const Napi::Env env = info.Env();
    if (!started_) throw Napi::Error::New(env, "the whisper context has been freed");
    if (!info[0].IsTypedArray() || info[0].As<Napi::TypedArray>().TypedArrayType() != napi_float32_array) {
        throw Napi::TypeError::New(env, "pcm must be a Float32Array");
    }
    const auto pcm = info[0].As<Napi::Float32Array>();
    auto job = std::make_unique<Job>(env, this);
    // Copied: JavaScript may go on writing to its buffer while the pass runs.
    job->pass.pcm.assign(pcm.Data(), pcm.Data() + pcm.ElementLength());
    job->pass.options = read_options(info[1].IsObject() ? info[1].As<Napi::Object>() : Napi::Object::New(env));

    const AbortFlag abort = job->pass.abort;
    auto handle = Napi::Object::New(env);
    handle.Set("promise", job->promise.Promise());
    handle.Set("abort", Napi::Function::New(env, [abort](const Napi::CallbackInfo&) { abort->store(true); }));

    Ref();  // the pass needs this object, whoever still holds it
    to_js_thread_.Ref(env);
    {
        std::lock_guard<std::mutex> lock(mutex_);
        queue_.push_back(std::move(job));
    }
    changed_.notify_one();
    return handle;
}

void Context::work() {
    for (;;) {
        JobPointer job;
        {
            std::unique_lock<std::mutex> lock(mutex_);
            changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            job = std::move(queue_.front());
            queue_.pop_front();
            running_ = job->pass.abort;
            if (stopping_) running_->store(true);
        }
        job->pass.run(model_.context.get(), model_.state.get(), model_.forbidden);
        {
            std::lock_guard<std::mutex> lock(mutex_);
            running_.reset();
        }
        deliver(std::move(job));
    }
}

void Context::deliver(JobPointer job) {
    Job* raw = job.release();
    const napi_status status = to_js_thread_.NonBlockingCall(raw, [](Napi::Env env, Napi::Function, Job* raw) {
        JobPointer job(raw);
        if (env == nullptr) return;  // the environment is being torn down: nobody waits any more
        settle(env, *job);
    });
    if (status != napi_ok) delete raw;
}

void Context::settle(Napi::Env env, Job& job) {
    Napi::HandleScope scope(env);
    switch (job.pass.end) {
        case PassEnd::done:
            job.promise.Resolve(to_js(env, job.pass.result));
            break;
        case PassEnd::aborted:
            job.promise.Reject(abort_error(env));
            break;
        case PassEnd::failed:
            job.promise.Reject(Napi::Error::New(env, job.pass.error).Value());
            break;
    }
    Context* owner = job.owner;
    if (owner->Unref() == 0 && owner->started_) owner->to_js_thread_.Unref(env);
}

Napi::Value Context::describe(const Napi::CallbackInfo& info) {
    const Napi::Env env = info.Env();
    if (!started_) throw Napi::Error::New(env, "the whisper context has been freed");
    auto object = Napi::Object::New(env);
    object.Set("multilingual", whisper_is_multilingual(model_.context.get()) != 0);
    object.Set("type", whisper_model_type_readable(model_.context.get()));
    object.Set("device", model_.device);
    return object;
}

Napi::Value Context::release(const Napi::CallbackInfo& info) {
    stop();
    return info.Env().Undefined();
}

void Context::on_teardown(void* self) { static_cast<Context*>(self)->stop(); }

void Context::stop() {
    if (!started_) return;
    started_ = false;
    napi_remove_env_cleanup_hook(Env(), on_teardown, this);
    {
        std::lock_guard<std::mutex> lock(mutex_);
        stopping_ = true;
        if (running_) running_->store(true);
    }
    changed_.notify_all();
    thread_.join();
    to_js_thread_.Release();
    model_ = Model{};
}

}  // namespace parley
