/* tongbao-paint becomes tongbao-paint-cairo: see drawn.h. */
#include "drawn.h"
#include <unistd.h>

struct drawn *
drawn_new(const char *folder, char **argv)
{
	struct tb_buf path = TB_BUF_INIT;

	(void)folder;
	tb_buf_printf(&path, "%s-cairo", argv[0]);
	execvp(path.s, argv);
	tb_die(TB_EXIT_UNFIT, "%s: cannot be started; it belongs beside this program", path.s);
}
