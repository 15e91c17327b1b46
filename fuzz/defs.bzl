"""cc_fuzz_test: a libFuzzer target that is also an ordinary test of its corpus."""

load("@rules_cc//cc:defs.bzl", "cc_test")

def cc_fuzz_test(name, srcs, corpus, deps = [], **kwargs):
    """With --config=fuzz, a libFuzzer binary. Otherwise, a test that gives it each corpus file once.

    Args:
      name: target name.
      srcs: sources that define LLVMFuzzerTestOneInput.
      corpus: inputs, labels of files or filegroups.
      deps: libraries.
      **kwargs: passed to cc_test.
    """
    cc_test(
        name = name,
        srcs = srcs + select({
            "//fuzz:fuzzing": [],
            "//conditions:default": ["//fuzz:standalone_main.cc"],
        }),
        args = ["$(locations %s)" % label for label in corpus],
        data = corpus,
        linkopts = select({
            "//fuzz:fuzzing": ["-fsanitize=fuzzer"],
            "//conditions:default": [],
        }),
        deps = deps,
        **kwargs
    )
