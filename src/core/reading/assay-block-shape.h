/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayBlockShape:
 * @words: how many words it has
 * @capitals: how many of them begin with a capital
 * @lowers: how many long ones begin without one
 * @numbers: how many begin with a digit
 * @commas: how many commas stand in it
 * @first: its first character
 * @last: its last character
 * @upper: whether all its letters are capitals
 * @caseless: whether it has letters and none of them has case
 * @inner_stop: whether a sentence seems to end inside
 * @colon: whether a colon stands inside
 * @joined: whether "and" or "&" stands in it
 * @address: whether it has a URL or an e-mail address
 *
 * What a short block looks like, whatever it says.
 */
typedef struct
{
  guint    words;
  guint    capitals;
  guint    lowers;
  guint    numbers;
  guint    commas;
  gunichar first;
  gunichar last;
  gboolean upper;
  gboolean caseless;
  gboolean inner_stop;
  gboolean colon;
  gboolean joined;
  gboolean address;
} AssayBlockShape;

void        assay_block_shape_read       (AssayBlockShape       *shape,
                                          const char            *start,
                                          const char            *end);
gboolean    assay_block_shape_is_heading (const AssayBlockShape *shape);
gboolean    assay_block_shape_is_title   (const AssayBlockShape *shape);
gboolean    assay_block_shape_is_strong  (const AssayBlockShape *shape);
const char *assay_block_skip_caption     (const char            *start,
                                          const char            *end);

G_END_DECLS
