/*
 * What a fuzz target is: one function that takes bytes and aborts on a fault.
 * libFuzzer calls it (make fuzz), or driver.c with bytes of its own (make check).
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 0; the name is libFuzzer's. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes with a NUL behind them, as a read file has; release with free. */
char *fuzz_text(const uint8_t *data, size_t size);
/* A file of that name that holds the bytes, in a folder of the process's own; borrowed. */
const char *fuzz_file(const char *name, const uint8_t *data, size_t size);
/* The path of an installed file; release with free. */
char *fuzz_data(const char *name);

/* Aborts, also where assert is compiled out. */
#define require(condition)                                                                         \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);            \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

#endif
