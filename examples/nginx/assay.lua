-- assay in nginx: requests are judged before they are passed on, by way of the LuaJIT FFI.
--
--   init_by_lua_block   { require("assay").load { library = "/usr/lib/libassay.so" } }
--   access_by_lua_block { require("assay").access() }
--
-- Rules are compiled once, by nginx's master process, and shared by its workers: when they are at fault,
-- nginx does not start, or on a reload goes on with the configuration that it has. README.md tells more.
local ffi = require "ffi"

ffi.cdef [[
typedef struct assay_string assay_string;
typedef struct assay_rules assay_rules;
typedef struct assay_worker assay_worker;
typedef struct { const char* data; size_t size; } assay_text;
typedef struct { assay_text name, value; } assay_pair;
typedef struct { assay_text parameter, value; int sensitive; } assay_argument;
typedef struct {
  assay_text id, check; size_t argument_count; const assay_argument* arguments; int known;
} assay_fact;
typedef struct {
  size_t struct_size; assay_text method, target; const assay_pair* headers; size_t header_count; assay_text body;
} assay_http;
typedef struct {
  size_t struct_size; assay_text request_id, host_id; int format, language, only_first, reserved;
} assay_body_options;

int assay_abi_version(void);
assay_string* assay_string_new(void);
void assay_string_free(assay_string*);
const char* assay_string_data(const assay_string*);
size_t assay_string_size(const assay_string*);
int assay_rules_load(const assay_pair* files, size_t count, const void* limits, assay_rules** rules,
                     assay_string* diagnostics);
void assay_rules_free(assay_rules*);
int assay_rules_prometheus(const assay_rules*, const assay_pair* labels, size_t count, assay_string* out);
assay_worker* assay_worker_new(const assay_rules*);
int assay_worker_set_time(assay_worker*, int64_t);
int assay_validate_http(assay_worker*, const assay_http*);
const assay_fact* assay_first_needed_fact(assay_worker*);
const assay_fact* assay_next_fact(assay_worker*);
int assay_resolve(assay_worker*, const int* answers, size_t count);
int assay_count(assay_worker*);
int assay_status(const assay_worker*);
int assay_body(assay_worker*, const assay_body_options*, assay_string* out);
int assay_body_format(const assay_worker*);
const char* assay_content_type(int format);
]]

local INVALID = 1
local ANSWERS = { unknown = 0, [false] = 1, [true] = 2 }
local OPTIONS = { library = true, rules = true, facts = true }

local M = {}
local lib, rules, worker, text, facts -- of this process
local last -- the request that `worker` has seen: its report refers to these strings

-- Ends the start of nginx, or its reload. The error by itself is below what nginx.conf logs.
local function fail(problem)
  ngx.log(ngx.EMERG, "assay: ", problem)
  error("assay: " .. problem, 0)
end

-- Where a relative path begins: nginx's prefix.
local function from_prefix(path)
  return path:sub(1, 1) == "/" and path or ngx.config.prefix() .. path
end

-- The content of a file; nothing, and why, when it cannot be read.
local function read(path)
  local file, problem = io.open(from_prefix(path), "rb")
  if not file then return nil, problem end
  local content = file:read("*a")
  file:close()
  return content
end

-- A view into a Lua string, which the caller keeps.
local function set(view, s)
  view.data, view.size = s, #s
end

local function written()
  return ffi.string(lib.assay_string_data(text), lib.assay_string_size(text))
end

-- For init_by_lua. `library`: the path of libassay.so. `rules`: paths of rulesets and of the libraries
-- that they import; without it the rules that are built in. `facts`: a function that is given a list of
-- {id=…, arguments={parameter=value}, sensitive={parameter=true}} and returns a list of true, false or "unknown", one
-- for each; it may wait, as Lua in nginx does, without holding up others. An error in it, or another list, is answered
-- with 503. Without it, what no request can tell is left to the upstream.
function M.load(options)
  for name in pairs(options) do
    if not OPTIONS[name] then fail("unknown option `" .. tostring(name) .. "`; expected library, rules or facts") end
  end
  lib = ffi.load(from_prefix(options.library))
  if lib.assay_abi_version() ~= 1 then fail("another interface than 1: " .. options.library) end
  -- Given back with the Lua state: the master makes another one at each reload.
  text, facts = ffi.gc(lib.assay_string_new(), lib.assay_string_free), options.facts
  local paths, kept = options.rules or {}, {}
  local files = ffi.new("assay_pair[?]", #paths)
  for i, path in ipairs(paths) do
    local problem
    kept[i], problem = read(path)
    if not kept[i] then fail(problem) end
    set(files[i - 1].name, path)
    set(files[i - 1].value, kept[i])
  end
  local made = ffi.new("assay_rules*[1]")
  if lib.assay_rules_load(options.rules and files, #paths, nil, made, text) ~= 0 then fail(written()) end
  rules = ffi.gc(made[0], lib.assay_rules_free)
end

-- ---- requests ----

local http = ffi.new("assay_http", { struct_size = ffi.sizeof("assay_http") })
local headers, room = ffi.new("assay_pair[?]", 64), 64

-- One for each line of a header; values stay the strings of the table.
local function take_headers(given)
  local count = 0
  local function add(name, value)
    if count == room then
      local more = ffi.new("assay_pair[?]", 2 * room)
      ffi.copy(more, headers, ffi.sizeof("assay_pair") * room)
      headers, room = more, 2 * room
    end
    set(headers[count].name, name)
    set(headers[count].value, value)
    count = count + 1
  end
  for name, value in pairs(given) do
    if type(value) == "table" then
      for _, one in ipairs(value) do add(name, one) end
    else
      add(name, value == true and "" or value)
    end
  end
  http.headers, http.header_count = headers, count
end

local function body_of_request()
  ngx.req.read_body()
  local body = ngx.req.get_body_data()
  if body then return body end
  local path = ngx.req.get_body_file()
  if path then return read(path) end
  return ""
end

local function validate(request)
  last = request
  take_headers(request.headers)
  set(http.method, request.method)
  set(http.target, request.target)
  set(http.body, request.body)
  lib.assay_worker_set_time(worker, ngx.time())
  return lib.assay_validate_http(worker, http)
end

local function string_of(view)
  return ffi.string(view.data, view.size)
end

local function needed()
  local list, fact = {}, lib.assay_first_needed_fact(worker)
  while fact ~= nil do
    local arguments, sensitive = {}, {}
    for i = 0, tonumber(fact.argument_count) - 1 do
      local one = fact.arguments[i]
      local parameter = string_of(one.parameter)
      arguments[parameter] = string_of(one.value)
      if one.sensitive ~= 0 then sensitive[parameter] = true end
    end
    list[#list + 1] = { id = string_of(fact.id), arguments = arguments, sensitive = sensitive }
    fact = lib.assay_next_fact(worker)
  end
  return list
end

-- What `facts` says, as C has it. An error when it says anything else than it should.
local function ask(list)
  local found = facts(list)
  local answers = ffi.new("int[?]", #list)
  for i = 1, #list do answers[i - 1] = ANSWERS[found[i]] end
  return answers
end

-- Other requests use the worker while `facts` waits, so this one is validated again.
local function resolve(request, verdict)
  local list = needed()
  if #list == 0 then return verdict end
  local ran, answers = pcall(ask, list)
  if not ran then return -1 end
  verdict = validate(request)
  if verdict < 0 then return verdict end
  return lib.assay_resolve(worker, answers, #list)
end

local options = ffi.new("assay_body_options", { struct_size = ffi.sizeof("assay_body_options") })

local function refuse()
  local id = ngx.var.request_id
  set(options.request_id, id)
  if lib.assay_body(worker, options, text) ~= 0 then return ngx.exit(ngx.HTTP_SERVICE_UNAVAILABLE) end
  local body = written()
  ngx.status = lib.assay_status(worker)
  ngx.header["Content-Type"] = ffi.string(lib.assay_content_type(lib.assay_body_format(worker)))
  ngx.header["Content-Length"] = #body
  ngx.print(body)
  return ngx.exit(ngx.HTTP_OK) -- the status is set already
end

-- For access_by_lua. An invalid request is answered with the documented error, in the format that its
-- caller reads; any other goes on as it came.
function M.access()
  if worker == nil then worker = lib.assay_worker_new(rules) end -- a NULL is nil here, too
  local body = body_of_request()
  if worker == nil or not body then return ngx.exit(ngx.HTTP_SERVICE_UNAVAILABLE) end
  local request = {
    method = ngx.req.get_method(),
    target = ngx.var.request_uri,
    headers = ngx.req.get_headers(0, true),
    body = body,
  }
  local verdict = validate(request)
  if facts and verdict >= 0 then verdict = resolve(request, verdict) end
  if verdict < 0 then return ngx.exit(ngx.HTTP_SERVICE_UNAVAILABLE) end
  lib.assay_count(worker)
  if verdict == INVALID then return refuse() end
end

-- ---- metrics ----

local function publish()
  local labels, id = ffi.new("assay_pair[1]"), tostring(ngx.worker.id())
  set(labels[0].name, "worker")
  set(labels[0].value, id)
  lib.assay_rules_prometheus(rules, labels, 1, text)
  -- Pages of other workers are not given up for this one.
  local stored, problem = ngx.shared.assay:safe_set(id, written())
  if not stored then ngx.log(ngx.CRIT, "assay: no room for metrics in lua_shared_dict: ", problem) end
end

-- For init_worker_by_lua: lets M.metrics tell of this worker, too. Needs `lua_shared_dict assay 1m;`.
function M.publish()
  publish()
  ngx.timer.every(1, publish)
end

-- For content_by_lua: what all workers have counted, a second ago at most, as Prometheus reads it. Each
-- family of metrics stands in one piece.
function M.metrics()
  publish()
  local order, families = {}, {}
  for id = 0, ngx.worker.count() - 1 do
    local family
    for line in (ngx.shared.assay:get(tostring(id)) or ""):gmatch("[^\n]+") do
      local name = line:match("^# HELP (%S+)")
      if name then
        family = families[name]
        if not family then
          family = {}
          families[name] = family
          order[#order + 1] = family
        end
      end
      if line:sub(1, 1) ~= "#" or id == 0 or #family < 2 then family[#family + 1] = line end
    end
  end
  ngx.header["Content-Type"] = "text/plain; version=0.0.4"
  for _, family in ipairs(order) do ngx.say(table.concat(family, "\n")) end
end

return M
