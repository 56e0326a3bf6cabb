/* The cases of a table as parameters of a test: the indices of its rows, for a pointer means
 * nothing in the process that a case has to itself. */
#ifndef UNIT_ROWS_H
#define UNIT_ROWS_H

#include <assert.h>
#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static inline struct criterion_test_params
rows_of(size_t n)
{
	enum { ROWS_MOST = 1000 };
	static size_t indices[ROWS_MOST]; /* the same of every table */
	size_t i;

	assert(n <= ROWS_MOST);
	for (i = 0; i < n; i++)
		indices[i] = i;
	return cr_make_param_array(size_t, indices, n);
}

#endif
