// Options of the commands that look at requests: rules, facts, a file of requests, their time.
#ifndef ASSAY_CLI_ARGUMENTS_INPUTS_H_
#define ASSAY_CLI_ARGUMENTS_INPUTS_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay::cli {

class Inputs {
 public:
  // `has_file`: requests can come from a file.
  explicit Inputs(CLI::App* command, bool has_file = true);

  // What is wrong with them, or nothing. To be asked once, when the command line is parsed.
  std::optional<std::string> Take();

  std::vector<std::string> rules;
  std::vector<std::string> facts;
  std::optional<std::string> input;
  std::optional<std::int64_t> now;  // in Unix seconds

 private:
  CLI::App* command_;
  bool has_file_;
  std::string input_;
  std::string now_;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_ARGUMENTS_INPUTS_H_
