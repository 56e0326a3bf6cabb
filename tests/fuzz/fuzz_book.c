/* Workbooks: what a stranger drops, beginning with other seeds. */
#include "fuzz_submission.c"
