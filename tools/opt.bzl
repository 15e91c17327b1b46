"""opt_binary: a program, or a shared library, built with optimization, whatever the build around it is."""

# What --config=asan and its like add would be counted as well, and so would a machine's own -march.
_SETTINGS = {
    "//command_line_option:collect_code_coverage": False,
    "//command_line_option:compilation_mode": "opt",
    "//command_line_option:copt": [],
    "//command_line_option:linkopt": [],
}

def _opt_impl(_settings, _attr):
    return _SETTINGS

_opt = transition(
    implementation = _opt_impl,
    inputs = [],
    outputs = _SETTINGS.keys(),
)

def _opt_binary_impl(ctx):
    binary = ctx.attr.binary[0][DefaultInfo].files.to_list()[0]
    program = ctx.actions.declare_file(ctx.attr.out or ctx.label.name)
    ctx.actions.symlink(output = program, target_file = binary, is_executable = True)
    return [DefaultInfo(
        executable = program,
        runfiles = ctx.attr.binary[0][DefaultInfo].default_runfiles,
    )]

opt_binary = rule(
    implementation = _opt_binary_impl,
    doc = "The same program as `binary`. It and all that it links are compiled once more for it.",
    executable = True,
    attrs = {
        "binary": attr.label(mandatory = True, cfg = _opt),
        "out": attr.string(doc = "The name of the file, if not that of the target."),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
