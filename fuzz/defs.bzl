"""cc_fuzz_test: a libFuzzer target that is also an ordinary test of its corpus."""

load("@rules_cc//cc:defs.bzl", "cc_test")

def cc_fuzz_test(name, deps, srcs = [], mutator = [], **kwargs):
    """With --config=fuzz, a libFuzzer binary. Otherwise, a test that gives it each corpus file once.

    NAME_fuzz is made of NAME_fuzz.cc, which defines LLVMFuzzerTestOneInput, and its inputs are
    those in corpus/NAME.

    Args:
      name: target name, NAME_fuzz.
      deps: libraries.
      srcs: sources beside NAME_fuzz.cc.
      mutator: libraries that define LLVMFuzzerCustomMutator, which only libFuzzer calls.
      **kwargs: passed to cc_test.
    """
    corpus = name[:-len("_fuzz")] + "_corpus"
    native.filegroup(
        name = corpus,
        srcs = native.glob(["corpus/%s/*" % name[:-len("_fuzz")]]),
    )
    cc_test(
        name = name,
        size = "small",
        srcs = [name + ".cc"] + srcs + select({
            "//fuzz:fuzzing": [],
            "//conditions:default": ["//fuzz:standalone_main.cc"],
        }),
        args = ["$(locations :%s)" % corpus],
        data = [":" + corpus],
        linkopts = select({
            "//fuzz:fuzzing": ["-fsanitize=fuzzer"],
            "//conditions:default": [],
        }),
        deps = deps + select({
            "//fuzz:fuzzing": mutator,
            "//conditions:default": [],
        }),
        **kwargs
    )
