/* The manifest of a release (tongbao-manifest.5) and its SHA256SUMS. */
#ifndef DELIVER_MANIFEST_H
#define DELIVER_MANIFEST_H

#include "publish.h"

/* Write FOLDER/manifest.xml: documents with files, pages and digests, figures,
 * every submission that counts, and what it was made with (making.h). */
int manifest_write(const struct publication *publication, const struct run *run, const char *folder,
    struct tb_err *err);

/* Write FOLDER/SHA256SUMS over all other files of it, in the form that
 * `sha256sum -c` reads. */
int manifest_sums(const char *folder, struct tb_err *err);

#endif
