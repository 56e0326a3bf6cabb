/* The true height of a glyph's ink.  HarfBuzz's extents of CFF faces hold the
 * handles of curves too, which may stand off the ink by 0.05 em. */
#ifndef TB_OUTLINE_H
#define TB_OUTLINE_H

#include <hb.h>
#include <stdint.h>

/* Highest and lowest point of the outline, in the font's scale; both 0 where there is none. */
void tb_outline_height(hb_font_t *font, hb_codepoint_t glyph, int32_t *top, int32_t *bottom);

#endif
