/* A gateway's use of assay in C: rules, a worker, facts, an answer. */
#include <stdio.h>
#include <string.h>

#include "bindings/c/assay.h"

/* Stands for your account service, your quota database, your catalogue. */
static int look_up(void* user, const assay_fact* fact) {
  const char* const capacity = user;
  const char id[] = "catalogue.capacity";
  if (fact->id.size != sizeof id - 1 || memcmp(fact->id.data, id, fact->id.size) != 0) {
    return ASSAY_TRUE;
  }
  const assay_text given = fact->arguments[0].value;
  return given.size == strlen(capacity) && memcmp(given.data, capacity, given.size) == 0
             ? ASSAY_TRUE
             : ASSAY_FALSE;
}

static void answer(assay_worker* worker, const char* query, assay_string* text) {
  if (assay_validate_query(worker, query, strlen(query)) == ASSAY_INVALID) {
    assay_body_options options = {sizeof options};
    options.format = ASSAY_JSON;
    options.only_first = 1;
    options.request_id.data = "5DEA3CC9";
    options.request_id.size = strlen(options.request_id.data);
    assay_body(worker, &options, text);
    printf("%d %s\n", assay_status(worker), assay_string_data(text));
  } else {
    const assay_value* charge = assay_effective(worker, "ChargeType", strlen("ChargeType"));
    printf("200 %.*s\n", (int)charge->value.size, charge->value.data);
  }
  assay_count(worker);
}

int main(void) {
  char known[] = "1024";
  assay_string* text = assay_string_new();
  assay_rules* rules = NULL;
  if (assay_rules_load(NULL, 0, NULL, &rules, text) != ASSAY_OK) {
    fputs(assay_string_data(text), stderr);
    return 2;
  }
  assay_worker* worker = assay_worker_new(rules); /* one a thread */
  assay_worker_set_facts(worker, look_up, known);
  answer(worker, "Action=CreateInstance&RegionId=cn-hangzhou&Period=12", text);
  answer(worker, "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1000", text);
  answer(worker, "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024", text);
  assay_worker_free(worker);
  assay_rules_free(rules);
  assay_string_free(text);
  return 0;
}
