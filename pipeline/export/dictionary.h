/* The data dictionary: every column of every table, and every quantity, explained. */
#ifndef EXPORT_DICTIONARY_H
#define EXPORT_DICTIONARY_H

#include "dataset.h"

enum { DICTIONARY_COLUMNS = 5 };

/* Calls put with the row's cells: head row first, then the columns, then the quantities. */
void dictionary_each(const struct dataset *dataset,
    void (*put)(void *user, const char *const cells[DICTIONARY_COLUMNS]), void *user);

#endif
