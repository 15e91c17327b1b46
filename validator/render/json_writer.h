// Writes JSON straight into a string: commas and escapes are its business, the shape is the
// caller's.
//
//   JsonWriter json(JsonWriter::Spacing::kAfterSeparators, &out);
//   json.BeginObject().Key("record").Integer(1).Key("names").BeginArray().String("a").String("b");
//   json.EndArray().EndObject();               // {"record": 1, "names": ["a", "b"]}
#ifndef ASSAY_VALIDATOR_RENDER_JSON_WRITER_H_
#define ASSAY_VALIDATOR_RENDER_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace assay::render {

// Appends a JSON string with its quotes. The result is pure printable UTF-8: whatever is not
// printable (see printable.h) becomes `\uXXXX`, in two halves beyond the basic plane, and bytes
// that are not UTF-8 become U+FFFD. So no output of ours carries an escape sequence or a line
// break, even where a parser would accept them raw.
void AppendJsonString(std::string_view text, std::string* out);

// Not checked: that keys and values alternate, and that what is begun is ended.
class JsonWriter {
 public:
  enum class Spacing : std::uint8_t { kNone, kAfterSeparators };

  JsonWriter(Spacing spacing, std::string* out) : spacing_(spacing), out_(out) {}

  JsonWriter& BeginObject() { return Begin('{'); }
  JsonWriter& EndObject() { return End('}'); }
  JsonWriter& BeginArray() { return Begin('['); }
  JsonWriter& EndArray() { return End(']'); }
  JsonWriter& Key(std::string_view key);
  JsonWriter& String(std::string_view text);
  JsonWriter& Integer(std::uint64_t value);
  JsonWriter& Boolean(bool value);
  JsonWriter& Null();

  // Takes back what was written since the output had this size, which must be where a value of an
  // array ended or where its first is due.
  void Rewind(std::size_t size);

 private:
  JsonWriter& Begin(char bracket);
  JsonWriter& End(char bracket);
  void Separate();

  Spacing spacing_;
  bool comma_ = false;  // due before the next key or value
  std::string* out_;
};

}  // namespace assay::render

#endif  // ASSAY_VALIDATOR_RENDER_JSON_WRITER_H_
