// Gives each file named to a fuzz target once, where libFuzzer is not linked in.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

// A block of exactly the input's size, so that AddressSanitizer sees a read beyond it.
void RunOn(const std::string& input) {
  const auto block = std::make_unique<std::uint8_t[]>(input.size());
  std::copy(input.begin(), input.end(), block.get());
  LLVMFuzzerTestOneInput(block.get(), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  int inputs = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string path = argv[i];
    if (path.starts_with('-')) continue;  // libFuzzer's flags
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      std::cerr << "error: cannot read " << path << '\n';
      return 1;
    }
    std::cerr << path << std::endl;  // so that the last line before a crash names it
    RunOn({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    ++inputs;
  }
  std::cerr << inputs << " inputs\n";
  return inputs == 0 ? 1 : 0;  // no corpus is no test
}
