/* assay for C, and for every language that can call C.
 *
 *   assay_string* text = assay_string_new();
 *   assay_rules* rules = NULL;
 *   if (assay_rules_load(NULL, 0, NULL, &rules, text) != ASSAY_OK) {  // the rules built in
 *     fputs(assay_string_data(text), stderr);                          // what is wrong, and where
 *     return 2;
 *   }
 *   assay_worker* worker = assay_worker_new(rules);                    // one a thread
 *   int verdict = assay_validate_query(worker, query, strlen(query));
 *   if (verdict == ASSAY_INVALID && assay_body(worker, NULL, text) == ASSAY_OK) {
 *     reply(assay_status(worker), assay_string_data(text));
 *   }
 *   assay_count(worker);
 *
 * Rules are loaded once and shared by all threads; a worker belongs to one thread at a time. What
 * each thing means is told in docs/embedding.md; this is the same library.
 *
 * Errors. A function that can fail returns an int below zero, or NULL. No C++ exception and no
 * signal comes out of any of them. NULL where an object is expected is ASSAY_BAD_ARGUMENT, but
 * every function that frees takes NULL and does nothing.
 *
 * Lifetime. What a function returns a pointer to belongs to the object that it was called on. Of a
 * worker it is valid until it is asked for another of the same kind, or validates again. Texts of
 * type assay_text are not terminated by a zero byte, and may hold some.
 *
 * Stability. Functions and values are never taken away or changed under the same ASSAY_ABI_VERSION.
 * Structs that the library fills may grow at their end. Structs that begin with `struct_size` may
 * as well: the caller sets it and zeroes the rest before it fills in what it knows, and what it
 * does not know is as if it were zero. What a library does not know has to be zero: it cannot do
 * what is asked for there, and says ASSAY_BAD_ARGUMENT. assay_text, assay_pair, assay_file and
 * assay_argument, which come in arrays, stay as they are.
 *
 * Usable from C99 and C++.
 */
#ifndef ASSAY_BINDINGS_C_ASSAY_H_
#define ASSAY_BINDINGS_C_ASSAY_H_

/* NOLINTBEGIN(modernize-*,readability-identifier-naming): it is C. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ASSAY_API __attribute__((visibility("default")))
#else
#define ASSAY_API
#endif

#define ASSAY_ABI_VERSION 1

/* What functions return that can fail. */
enum {
  ASSAY_OK = 0,
  ASSAY_BAD_ARGUMENT = -1, /* a NULL, a number out of range, or no request was validated yet */
  ASSAY_BAD_RULES = -2,    /* the rules are at fault; the diagnostics say where */
  ASSAY_NO_MEMORY = -3
};

/* Verdicts. */
enum {
  ASSAY_VALID = 0,        /* nothing is wrong and every needed fact is true */
  ASSAY_INVALID = 1,      /* at least one violation */
  ASSAY_INDETERMINATE = 2 /* no violation, but some needed fact is unknown */
};

/* Of facts. True means that the check passes. */
enum { ASSAY_UNKNOWN = 0, ASSAY_FALSE = 1, ASSAY_TRUE = 2 };

enum { ASSAY_ENGLISH = 0, ASSAY_CHINESE = 1 };

/* Of error bodies. As asked: JSON or XML, as the request says, which is what the document wants. */
enum { ASSAY_AS_ASKED = 0, ASSAY_JSON = 1, ASSAY_XML = 2, ASSAY_PROBLEM_JSON = 3 };

typedef struct assay_string assay_string; /* a text that the library writes; one thread at a time */
typedef struct assay_rules assay_rules;   /* any number of threads at once */
typedef struct assay_worker assay_worker; /* one thread at a time */

typedef struct assay_text {
  const char* data;
  size_t size;
} assay_text;

typedef struct assay_pair {
  assay_text name;
  assay_text value;
} assay_pair;

/* ---- the library ---------------------------------------------------------------------------- */

/* ASSAY_ABI_VERSION of the library that is loaded. */
ASSAY_API int assay_abi_version(void);

/* Such as "0.1.0"; terminated, for good. */
ASSAY_API const char* assay_version(void);

/* ---- texts that the library writes ---------------------------------------------------------- */

/* An empty text, to be freed by assay_string_free. NULL when there is no memory. Functions that
 * write one replace what is in it and keep its memory, so it pays to use one again. */
ASSAY_API assay_string* assay_string_new(void);
ASSAY_API void assay_string_free(assay_string* string);

/* Terminated by a zero byte that `size` does not count. Valid until the string is written or freed;
 * of NULL, an empty text. */
ASSAY_API const char* assay_string_data(const assay_string* string);
ASSAY_API size_t assay_string_size(const assay_string* string);

/* ---- rules ---------------------------------------------------------------------------------- */

/* A rule file. Its name is for diagnostics; nothing is opened. Libraries that rulesets import are
 * looked for among the files given. */
typedef struct assay_file {
  assay_text name;
  assay_text text;
} assay_file;

/* What a request may be at most; see docs/embedding.md. A zero is the usual limit, and a number
 * that is too large or too small the nearest that can be. */
typedef struct assay_limits {
  size_t struct_size; /* sizeof(assay_limits) */
  size_t max_request_bytes;
  size_t max_parameters;
  size_t max_value_bytes;
  size_t max_name_bytes;
  size_t max_list_items;
  size_t max_list_index;
  size_t max_json_depth;
} assay_limits;

/* Compiles rules: those of the files, or those that are built in when `files` is NULL and
 * `file_count` 0. `limits` may be NULL: the usual ones. On ASSAY_OK, `*rules` is to be freed by
 * assay_rules_free; else it is NULL. ASSAY_NO_MEMORY, too, when no worker could be made.
 * `diagnostics`, which may be NULL, has a line for each error and warning. Linear in the texts,
 * which are not kept. */
ASSAY_API int assay_rules_load(const assay_file* files, size_t file_count,
                               const assay_limits* limits, assay_rules** rules,
                               assay_string* diagnostics);

/* Compiles others and puts them in place: each worker answers its next request with them, and no
 * request is answered by both. On any failure the old ones stay. With NULL, the limits stay as they
 * are. A worker that finds no memory for the new ones goes on with the old ones, and tries again.
 */
ASSAY_API int assay_rules_reload(assay_rules* rules, const assay_file* files, size_t file_count,
                                 const assay_limits* limits, assay_string* diagnostics);

/* Workers that were made of it may be used and freed later. */
ASSAY_API void assay_rules_free(assay_rules* rules);

/* What all workers have counted, as Prometheus' text format and as JSON. `labels`, which all series
 * get, may be NULL if `label_count` is 0; their names are of letters, digits and `_`, no two alike,
 * and none of `ruleset`, `operation`, `verdict` and `rule`. */
ASSAY_API int assay_rules_prometheus(const assay_rules* rules, const assay_pair* labels,
                                     size_t label_count, assay_string* out);
ASSAY_API int assay_rules_counters_json(const assay_rules* rules, assay_string* out);

/* ---- workers -------------------------------------------------------------------------------- */

/* To be freed by assay_worker_free. NULL when there is no memory. */
ASSAY_API assay_worker* assay_worker_new(const assay_rules* rules);
ASSAY_API void assay_worker_free(assay_worker* worker);

/* A value that a fact is about. */
typedef struct assay_argument {
  assay_text parameter;
  assay_text value; /* as the request gives it: a secret when `sensitive`, so do not print it */
  int sensitive;
} assay_argument;

/* Something that the request cannot tell and the verdict depends on. */
typedef struct assay_fact {
  assay_text id;    /* `account.balance-sufficient` */
  assay_text check; /* the id of the check that asks */
  size_t argument_count;
  const assay_argument* arguments;
  int known; /* what a catalogue of the rules says */
} assay_fact;

/* Answers ASSAY_UNKNOWN, ASSAY_FALSE or ASSAY_TRUE, anything else counts as unknown. Called while a
 * request is validated, on the thread that does so. It must not free the worker, throw, or jump
 * out; the worker does nothing for it and has no report. `fact` is valid until it returns. */
typedef int (*assay_fact_callback)(void* user, const assay_fact* fact);

/* Who answers facts from now on; NULL: nobody, they stay unknown, or assay_resolve answers them. */
ASSAY_API int assay_worker_set_facts(assay_worker* worker, assay_fact_callback callback,
                                     void* user);

/* The time, in seconds since 1970 UTC, that rules about the present compare with from now on. With
 * ASSAY_NO_TIME, as a new worker has it, such rules say nothing. */
#define ASSAY_NO_TIME INT64_MIN
ASSAY_API int assay_worker_set_time(assay_worker* worker, int64_t now);

/* ---- validating ------------------------------------------------------------------------------ */

/* Each returns a verdict, or an error below zero, and then there is no report. Any bytes may be
 * given. They have to stay as they are until the next request, or until nothing more is asked of
 * this one, and it is counted. Linear in the request, within the limits. Allocates nothing unless a
 * rule needs RE2 or rules have been reloaded; for pairs, headers and answers of a callback, when
 * there are more than there ever were. */

/* The query of a URL, without `?`, or the body of a form. */
ASSAY_API int assay_validate_query(assay_worker* worker, const char* data, size_t size);

/* Names and values that are decoded already. */
ASSAY_API int assay_validate_pairs(assay_worker* worker, const assay_pair* pairs, size_t count);

/* The text of a JSON object, a member a parameter. */
ASSAY_API int assay_validate_json(assay_worker* worker, const char* data, size_t size);

/* What came over HTTP: parameters of query and body together, the operation perhaps in a header;
 * see docs/http.md. */
typedef struct assay_http {
  size_t struct_size;        /* sizeof(assay_http) */
  assay_text method;         /* GET or POST */
  assay_text target;         /* as in the request line */
  const assay_pair* headers; /* one for each line of them */
  size_t header_count;
  assay_text body; /* transfer coding undone */
} assay_http;

ASSAY_API int assay_validate_http(assay_worker* worker, const assay_http* request);

/* Answers the facts of the request, in the order of assay_first_needed_fact, where no callback has:
 * for programs that must not wait. Missing ones stay unknown. Returns the verdict then. May be
 * called again, with more answers. */
ASSAY_API int assay_resolve(assay_worker* worker, const int* answers, size_t count);

/* Counts the request with the verdict that it has now: call it once for each that is answered,
 * while its bytes are still there. */
ASSAY_API int assay_count(assay_worker* worker);

/* ---- what is said of the request ------------------------------------------------------------- */

/* As the last function above has returned it. */
ASSAY_API int assay_verdict(const assay_worker* worker);

/* The HTTP status of the first violation, which is that of the answer; 0 when there is none, below
 * zero when there is no report. */
ASSAY_API int assay_status(const assay_worker* worker);

/* `r-kvstore/2015-01-01`, and `CreateInstance`; empty for a request that names no known operation.
 * Valid until the next request. */
ASSAY_API assay_text assay_ruleset(const assay_worker* worker);
ASSAY_API assay_text assay_operation(const assay_worker* worker);

typedef struct assay_violation {
  assay_text code;
  int status; /* HTTP, 400 to 599 */
  assay_text rule;
  size_t parameter_count; /* 0: the request as a whole */
  const assay_text* parameters;
  size_t also_count; /* further rules of the same code and parameters that are broken */
  const assay_text* also;
  assay_text message; /* in English */
  assay_text reason;  /* why, for people; of any length, escaped, without secrets */
} assay_violation;

/* Violations in order of precedence: the first is what a gateway answers. NULL behind the last, and
 * when there is no memory to show one.
 *
 *   for (v = assay_first_violation(w); v != NULL; v = assay_next_violation(w)) ... */
ASSAY_API const assay_violation* assay_first_violation(assay_worker* worker);
ASSAY_API const assay_violation* assay_next_violation(assay_worker* worker);

typedef struct assay_warning {
  assay_text rule;
  size_t parameter_count;
  const assay_text* parameters; /* may be a name that the client chose: not escaped */
  assay_text message;           /* in English, escaped */
} assay_warning;

/* Likely mistakes, which make no request invalid. In the same way. */
ASSAY_API const assay_warning* assay_first_warning(assay_worker* worker);
ASSAY_API const assay_warning* assay_next_warning(assay_worker* worker);

/* What the request depends on, and what of it is not answered yet. In the same way, one walk at a
 * time. */
ASSAY_API const assay_fact* assay_first_needed_fact(assay_worker* worker);
ASSAY_API const assay_fact* assay_first_unchecked_fact(assay_worker* worker);
ASSAY_API const assay_fact* assay_next_fact(assay_worker* worker);

enum { ASSAY_ABSENT = 0, ASSAY_FROM_REQUEST = 1, ASSAY_FROM_DEFAULT = 2 };

/* What a parameter amounts to, defaults filled in. */
typedef struct assay_value {
  assay_text parameter;
  assay_text value; /* decoded; a secret when `sensitive`, so do not print it */
  int origin;
  int sensitive;
} assay_value;

/* Of the parameter with that name; the origin is ASSAY_ABSENT if the operation has none. */
ASSAY_API const assay_value* assay_effective(assay_worker* worker, const char* name, size_t size);

/* Of all parameters of the operation, as they are declared; NULL from some `index` on. */
ASSAY_API const assay_value* assay_effective_at(assay_worker* worker, size_t index);

/* ---- rendering ------------------------------------------------------------------------------- */

/* Each replaces what is in `out`, by nothing when it fails; options must not refer to that. What a
 * client sent is escaped for the
 * format and for terminals. */

typedef struct assay_body_options {
  size_t struct_size; /* sizeof(assay_body_options) */
  assay_text request_id;
  assay_text host_id;
  int format;     /* ASSAY_AS_ASKED, … */
  int language;   /* ASSAY_ENGLISH, … */
  int only_first; /* 0: all violations, in an extra member; or 1 */
  int reserved;   /* 0 */
} assay_body_options;

/* The documented error body of an invalid request, to be sent with the status of its first
 * violation and the type of its format. Empty unless the verdict is invalid. `options` may be NULL.
 */
ASSAY_API int assay_body(assay_worker* worker, const assay_body_options* options,
                         assay_string* out);

/* What the request asks for: ASSAY_JSON or ASSAY_XML. */
ASSAY_API int assay_body_format(const assay_worker* worker);

/* `Content-Type` of ASSAY_JSON and the like; terminated, for good. NULL for another number. */
ASSAY_API const char* assay_content_type(int format);

/* The whole report as one line of JSON, as `assay check --format jsonl` prints it. */
ASSAY_API int assay_record(assay_worker* worker, uint64_t number, assay_string* out);

#ifdef __cplusplus
} /* extern "C" */
#endif

/* NOLINTEND(modernize-*,readability-identifier-naming) */

#endif /* ASSAY_BINDINGS_C_ASSAY_H_ */
