/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayEncoding:
 *
 * The encodings that text files come in.
 */
typedef enum
{
  ASSAY_ENCODING_UTF_8,
  ASSAY_ENCODING_UTF_16_LE,
  ASSAY_ENCODING_UTF_16_BE,
  ASSAY_ENCODING_WINDOWS_1252,
} AssayEncoding;

/**
 * AssayDecoding:
 * @encoding: what the bytes turned out to be
 * @n_replaced: how many NULs and malformed sequences became U+FFFD
 * @n_controls: how many control characters, NULs included, are not white space: many mean that the
 *   bytes are no text
 *
 * How bytes became text.
 */
typedef struct
{
  AssayEncoding encoding;
  guint         n_replaced;
  guint         n_controls;
} AssayDecoding;

AssayText *assay_encoding_decode (const char    *bytes,
                                  gsize          size,
                                  AssayDecoding *decoding);

G_END_DECLS
