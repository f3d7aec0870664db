/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-tagger.h"

G_BEGIN_DECLS

/**
 * AssayEntryParser:
 * @reference: the fields that are filled
 * @core: what describes the work, without address and date of access
 * @tail: what stands after the address
 * @site: where it says that it was retrieved from, before the address
 * @tagging: what the tagger says of the core
 *
 * An entry of the works cited while it is taken apart.
 */
typedef struct
{
  AssayReference *reference;
  AssayRun        core;
  AssayRun        tail;
  AssayRun        site;
  AssayTagging    tagging;
} AssayEntryParser;

AssayRun assay_entry_parser_init (AssayEntryParser *parser,
                                  AssayReference   *reference,
                                  const char       *words);
void     assay_entry_parser_cut  (AssayEntryParser *parser,
                                  AssayRun          body);
void     assay_entry_set_title   (AssayEntryParser *parser,
                                  AssayRun          title);
void     assay_entry_read_head   (AssayEntryParser *parser,
                                  AssayRun          head);
void     assay_entry_read_source (AssayEntryParser *parser,
                                  const char       *head_end,
                                  const char       *start);
gboolean assay_entry_read_linked (AssayEntryParser *parser);
gboolean assay_entry_read_quoted (AssayEntryParser *parser);
gboolean assay_entry_read_dated  (AssayEntryParser *parser);
void     assay_entry_read_plain  (AssayEntryParser *parser);

G_END_DECLS
