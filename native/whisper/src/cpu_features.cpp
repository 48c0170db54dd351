// What the processor can do, for the choice between builds of the addon. A file of its own, built for every processor:
// an addon for another one would end the process before it could tell.
#include <napi.h>

#include <string>
#include <vector>

#if defined(__x86_64__) || defined(_M_X64)
#if defined(_MSC_VER)
#include <immintrin.h>
#include <intrin.h>
#else
#include <cpuid.h>
#endif
#elif defined(__linux__)
#include <sys/auxv.h>
#elif defined(_WIN32)
#include <windows.h>
#endif

namespace parley {
namespace {

#if defined(__x86_64__) || defined(_M_X64)
struct Registers {
    unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
};

Registers cpuid(unsigned leaf) {
    Registers r;
#if defined(_MSC_VER)
    int values[4];
    __cpuidex(values, static_cast<int>(leaf), 0);
    r = {unsigned(values[0]), unsigned(values[1]), unsigned(values[2]), unsigned(values[3])};
#else
    __get_cpuid_count(leaf, 0, &r.eax, &r.ebx, &r.ecx, &r.edx);
#endif
    return r;
}

/** Which registers the system saves when it switches tasks (XCR0). */
unsigned saved_state() {
#if defined(_MSC_VER)
    return static_cast<unsigned>(_xgetbv(0));
#else
    unsigned low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
#endif
}

bool has(unsigned value, std::initializer_list<int> bits) {
    for (const int bit : bits)
        if (!(value >> bit & 1)) return false;
    return true;
}

/** Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2A, CPUID. */
std::vector<std::string> features() {
    std::vector<std::string> found;
    const Registers one = cpuid(1), seven = cpuid(7);
    if (has(one.ecx, {20})) found.push_back("sse42");
    // osxsave, avx, f16c, fma
    if (!has(one.ecx, {27, 28, 29, 12})) return found;
    const unsigned saved = saved_state();
    if ((saved & 0x6) == 0x6 && has(seven.ebx, {5, 8})) found.push_back("avx2");  // with bmi2
    // f, dq, cd, bw, vl; vbmi, vnni
    if ((saved & 0xe6) == 0xe6 && has(seven.ebx, {16, 17, 28, 30, 31}) && has(seven.ecx, {1, 11}))
        found.push_back("avx512");
    return found;
}
#else
/** Dot products and half precision of Armv8.2, which belong together in what is sold. */
std::vector<std::string> features() {
#if defined(__APPLE__)
    return {"dotprod"};  // every Apple silicon that runs macOS
#elif defined(__linux__)
    const unsigned long hwcap = getauxval(AT_HWCAP);
    const bool half = hwcap >> 10 & 1, dot = hwcap >> 20 & 1;  // HWCAP_ASIMDHP, HWCAP_ASIMDDP
    return half && dot ? std::vector<std::string>{"dotprod"} : std::vector<std::string>{};
#elif defined(_WIN32)
    constexpr DWORD dot_products = 43;  // PF_ARM_V82_DP_INSTRUCTIONS_AVAILABLE
    return IsProcessorFeaturePresent(dot_products) ? std::vector<std::string>{"dotprod"} : std::vector<std::string>{};
#else
    return {};
#endif
}
#endif

Napi::Value list(const Napi::CallbackInfo& info) {
    const auto found = features();
    auto names = Napi::Array::New(info.Env());
    for (size_t i = 0; i < found.size(); ++i) names.Set(static_cast<uint32_t>(i), found[i]);
    return names;
}

}  // namespace
}  // namespace parley

static Napi::Object init(Napi::Env env, Napi::Object exports) {
    exports.Set("features", Napi::Function::New(env, parley::list));
    return exports;
}

NODE_API_MODULE(parley_cpu, init)
