/**
 * assay for Node.js: what the documentation of an API says of a request.
 *
 *     const { Validator } = require('./assay');
 *     const validator = new Validator();            // the rules that are built in
 *     const report = validator.query('Action=CreateInstance&RegionId=cn-hangzhou');
 *     if (report.verdict === 'invalid') console.log(report.status, report.violations[0].message);
 *
 * Nothing waits: facts are answered by a function. A program that has to wait for answers validates a request twice:
 *
 *     const key = ({ id, arguments: values }) => JSON.stringify([id, values.map(({ value }) => value)]);
 *     const { unchecked } = validator.query(query, { count: false });
 *     const answers = new Map(await Promise.all(unchecked.map(async (fact) => [key(fact), await lookUp(fact)])));
 *     const report = validator.query(query, { facts: (fact) => answers.get(key(fact)) });
 */

/** A string stands for its UTF-8, in which JavaScript replaces half a surrogate pair by U+FFFD. */
export type Text = string | Uint8Array;

export interface Violation {
  code: string;
  /** HTTP, 400 to 599. */
  status: number;
  message: string;
  /** None: the request as a whole. */
  parameters: string[];
  rule: string;
  /** Further rules of the same code and parameters that are broken. */
  also: string[];
  /** Why, for people. */
  reason: string;
}

export interface Warning {
  message: string;
  /** A name that the client chose may be among them. */
  parameters: string[];
  rule: string;
}

export interface Argument {
  parameter: string;
  /** As the request gives it. When `sensitive`, it is no enumerable property, and JSON and `console.log` have `***`. */
  value: string;
  sensitive: boolean;
}

/** Something that the request cannot tell and the verdict depends on. */
export interface Fact {
  id: string;
  check: string;
  arguments: Argument[];
  /** What a catalogue of the rules says. */
  known: boolean | undefined;
}

/** What a parameter amounts to, defaults filled in. */
export interface Value extends Argument {
  origin: 'absent' | 'request' | 'default';
}

export interface Options {
  /** True means that the check passes; undefined, that nobody knows. */
  facts?: (fact: Fact) => boolean | undefined;
  /** The time, in Unix seconds, that rules about the present compare with. */
  now?: number;
  /** Whether counters tell of it; true if not given. */
  count?: boolean;
}

export interface BodyOptions {
  requestId?: string;
  hostId?: string;
  /** `asked`: as the request asks for. */
  format?: 'asked' | 'json' | 'xml' | 'problem+json';
  language?: 'en' | 'zh';
  onlyFirst?: boolean;
}

export interface HttpRequest {
  method: Text;
  /** As in the request line. */
  target: Text;
  /** One for each line of them: `rawHeaders` of Node.js, in which none is joined or left out, is best. */
  headers?: readonly string[] | Iterable<readonly [Text, Text]> | Record<string, Text | readonly string[] | undefined>;
  body?: Text;
}

/** What a request may be at most, in whole numbers. What is not given, or 0, is as usual. */
export interface Limits {
  maxRequestBytes?: number;
  maxParameters?: number;
  maxValueBytes?: number;
  maxNameBytes?: number;
  maxListItems?: number;
  maxListIndex?: number;
  maxJsonDepth?: number;
}

/** Paths of rulesets and of the libraries that they import, or texts by name. Undefined: the built-in rules. */
export type Files = readonly string[] | Record<string, Text>;

/** To be read before the next request is validated; later, what it tells throws an Error. */
export interface Report {
  readonly verdict: 'valid' | 'invalid' | 'indeterminate';
  /** The HTTP status of the answer: that of the first violation. */
  readonly status: number | undefined;
  /** `r-kvstore/2015-01-01`; empty when the request names no known operation. */
  readonly ruleset: string;
  readonly operation: string;
  /** Of `body()` in the format that the request asks for. */
  readonly contentType: string;
  /** In order of precedence: the first is what a gateway answers. */
  readonly violations: Violation[];
  readonly warnings: Warning[];
  /** Facts that nobody has answered. */
  readonly unchecked: Fact[];
  /** Of all parameters of the operation, as they are declared. */
  readonly values: Value[];
  effective(parameter: Text): Value;
  /** The documented error body. Empty unless the verdict is `invalid`. */
  body(options?: BodyOptions): string;
  /** The whole report, as `assay check --format jsonl` prints it. */
  record(number?: number): Record<string, unknown>;
}

/** The rules are at fault; each diagnostic has file, line, column and what was expected. */
export class RulesError extends Error {
  readonly diagnostics: string[];
}

/** Rules, compiled. Of one thread, like all that is JavaScript. */
export class Validator {
  /** Throws a RulesError when the rules are at fault. */
  constructor(options?: { files?: Files; limits?: Limits });
  /** What was said of the rules when they were last compiled: a line each. */
  readonly diagnostics: string[];
  /**
   * Puts other rules in place: without `files`, those given last, read anew; without `limits`, they stay. Throws as
   * the constructor does, and then the old rules stay.
   */
  reload(options?: { files?: Files; limits?: Limits }): void;
  /** The query of a URL, without `?`, or the body of a form. */
  query(query: Text, options?: Options): Report;
  /** The text of a JSON object, a member a parameter. */
  json(text: Text, options?: Options): Report;
  /** Names and values that are decoded already. */
  pairs(pairs: Iterable<readonly [Text, Text]> | Record<string, Text>, options?: Options): Report;
  /** Parameters of query and body together, the operation perhaps in a header. */
  http(request: HttpRequest, options?: Options): Report;
  /** What has been counted, as Prometheus' text format; `labels` are for all series, and of other names than theirs. */
  prometheus(labels?: Record<string, string>): string;
  counters(): Record<string, unknown>;
}
