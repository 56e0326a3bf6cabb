/*
 * One line of a terminal that says which program is at work, on how many files and for how
 * long; it is rewritten, and gone before anything else is said. Nothing where standard error is
 * no terminal.
 */
#ifndef STAGE_PROGRESS_H
#define STAGE_PROGRESS_H

/* name is borrowed; arguments: those of the program, NULL-ended, whose last ones are files. */
void progress_begin(const char *name, char *const *arguments);
/* Waits until there is something to read of fd, and rewrites the line meanwhile. */
void progress_wait(int fd);
void progress_end(void);

#endif
