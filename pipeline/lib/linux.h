/* What only Linux has, behind plain functions. */
#ifndef TB_LINUX_H
#define TB_LINUX_H

#include "compat.h"

/* syncfs(2): everything of fd's file system is durable. 0, or -1 with errno. */
int tb_linux_syncfs(int fd);

/* 1 when some process has the open file fd open for writing, 0 when none has,
 * -1 when that cannot be known here (leases not supported: network file
 * systems, foreign owner). fd must be open read-only. */
int tb_linux_has_writer(int fd);

#endif
