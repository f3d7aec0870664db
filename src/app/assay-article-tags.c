/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How an article is set: a text tag for each kind of block, for each kind of annotation, and for
 * what can be followed. Text tags take no CSS, so sizes and colours are set from here.
 */

#include "config.h"

#include "assay-article-tags.h"

#include "assay-types.h"

/* Tags of a higher priority win; a tag has the priority of its place in the table. The names of
 * kinds are in the order of assay_palette_get_index(). */
static const char * const kind_tags[ASSAY_N_KIND_STYLES] = {
  "claim", "evidence", "speculation", "own",
};
static const char * const alone_tags[ASSAY_N_KIND_STYLES] = {
  "claim-alone", "evidence-alone", "speculation-alone", "own-alone",
};
static const char * const sample_kinds[ASSAY_N_KIND_STYLES] = {
  ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE, ASSAY_KIND_SPECULATION, "",
};

#define TAG_GAP "gap"

/* All lengths are in em, the height of the letters of a paragraph. */
typedef struct
{
  const char *name;
  const char *first;      /* the tag of its first character, which carries the distance above */
  const char *family;
  PangoWeight weight;
  PangoStyle  style;
  double      scale;
  double      leading;    /* in heights of its own letters */
  double      above;
  double      below;
  double      inset;      /* on the side where reading begins */
  double      outset;     /* on the other */
  double      hanging;    /* how far all lines but the first are moved in */
  gboolean    muted;
} BlockStyle;

#define SANS "Sans"

static const BlockStyle block_styles[] =
{
  [ASSAY_BLOCK_TITLE] = {
    "title", "title-first", SANS, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL,
    1.55, 1.08, 0.5, 0.1, 0, 0, 0, FALSE,
  },
  [ASSAY_BLOCK_BYLINE] = {
    "byline", "byline-first", SANS, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL,
    0.82, 1.1, 0.3, 0.1, 0, 0, 0, TRUE,
  },
  [ASSAY_BLOCK_HEADING] = {
    "heading", "heading-first", SANS, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL,
    1.06, 1.1, 1.5, 0, 0, 0, 0, FALSE,
  },
  [ASSAY_BLOCK_PARAGRAPH] = {
    "paragraph", "paragraph-first", NULL, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL,
    1, 1.25, 0.75, 0, 0, 0, 0, FALSE,
  },
  [ASSAY_BLOCK_LIST_ITEM] = {
    "list-item", "list-item-first", NULL, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL,
    1, 1.25, 0.25, 0, 1.2, 0, 1, FALSE,
  },
  [ASSAY_BLOCK_QUOTATION] = {
    "quotation", "quotation-first", NULL, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC,
    1, 1.2, 0.75, 0, 1.6, 1.6, 0, FALSE,
  },
  [ASSAY_BLOCK_REFERENCE] = {
    "reference", "reference-first", NULL, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL,
    0.86, 1.1, 0.45, 0, 0, 0, 1.6, FALSE,
  },
  [ASSAY_BLOCK_BOILERPLATE] = {
    "boilerplate", "boilerplate-first", SANS, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL,
    0.76, 1.1, 0.6, 0, 0, 0, 0, TRUE,
  },
};

static void
add_tag (GtkTextTagTable *table,
         const char      *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);

  gtk_text_tag_table_add (table, tag);
}

static GtkTextTag *
get_tag (GtkTextTagTable *table,
         const char      *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);

  g_assert (tag != NULL);
  return tag;
}

static int
pixels (double length,
        double em)
{
  return (int) (length * em + 0.5);
}

static void
set_block_style (GtkTextTagTable      *table,
                 const BlockStyle     *style,
                 const AssayPageStyle *page,
                 double                em)
{
  GtkTextTag *tag = get_tag (table, style->name);

  g_object_set (tag,
                "weight", style->weight,
                "style", style->style,
                "scale", style->scale,
                "line-height", (float) style->leading,
                "pixels-below-lines", pixels (style->below, em),
                "accumulative-margin", TRUE,
                "left-margin", pixels (style->inset, em),
                "right-margin", pixels (style->outset, em),
                "indent", -pixels (style->hanging, em),
                NULL);
  if (style->family != NULL)
    g_object_set (tag, "family", style->family, NULL);
  if (style->muted)
    g_object_set (tag, "foreground-rgba", &page->muted, NULL);
  g_object_set (get_tag (table, style->first), "pixels-above-lines", pixels (style->above, em),
                NULL);
}

static void
set_kind_style (GtkTextTag           *tag,
                const AssayKindStyle *style)
{
  g_object_set (tag,
                "background-rgba", style->filled ? &style->highlight : NULL,
                "foreground-rgba", &style->text,
                "underline", style->line,
                "underline-rgba", &style->underline,
                NULL);
}

/* What only others say has no background and a lighter line. */
static void
set_alone_style (GtkTextTag           *tag,
                 const AssayKindStyle *style)
{
  g_object_set (tag,
                "underline", style->line,
                "underline-rgba", &style->strong,
                NULL);
}

static const char *
get_mark_tag (const AssayMark *mark)
{
  guint index = assay_palette_get_index (mark->kind);

  return mark->alone ? alone_tags[index] : kind_tags[index];
}

static void
get_iters (GtkTextBuffer *buffer,
           AssaySpan      span,
           GtkTextIter   *start,
           GtkTextIter   *end)
{
  gtk_text_buffer_get_iter_at_offset (buffer, start, span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, end, span.end);
}

/* The empty lines between two blocks shrink to nothing: distances are those of the blocks. A space
 * between two blocks of one line stays. */
static void
add_gap (GtkTextBuffer *buffer,
         guint          start,
         guint          end)
{
  gboolean has_line_end = FALSE;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, start);
  for (guint i = start; i < end; i++, gtk_text_iter_forward_char (&iter))
    {
      gunichar c = gtk_text_iter_get_char (&iter);

      if (!g_unichar_isspace (c))
        return;
      has_line_end |= c == '\n';
    }
  if (has_line_end)
    assay_article_tags_add (buffer, TAG_GAP, (AssaySpan) { start, end });
}

/**
 * assay_article_tags_new:
 *
 * Returns: (transfer full): a table with all tags that an article needs
 */
GtkTextTagTable *
assay_article_tags_new (void)
{
  GtkTextTagTable *table = gtk_text_tag_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (block_styles); i++)
    {
      add_tag (table, block_styles[i].name);
      add_tag (table, block_styles[i].first);
    }
  add_tag (table, TAG_GAP);
  for (guint i = 0; i < G_N_ELEMENTS (alone_tags); i++)
    add_tag (table, alone_tags[i]);
  for (guint i = 0; i < G_N_ELEMENTS (kind_tags); i++)
    add_tag (table, kind_tags[i]);
  add_tag (table, ASSAY_TAG_CITATION);
  add_tag (table, ASSAY_TAG_ADDRESS);
  return table;
}

/**
 * assay_article_tags_set_style:
 * @table: what assay_article_tags_new() made
 * @scheme: the colours
 * @em: the size of the letters of a paragraph, in pixels
 *
 * Sets all sizes and colours, at the beginning and when they change.
 */
void
assay_article_tags_set_style (GtkTextTagTable *table,
                              AssayScheme      scheme,
                              double           em)
{
  const AssayPageStyle *page = assay_palette_get_page_style (scheme);

  for (guint i = 0; i < G_N_ELEMENTS (block_styles); i++)
    set_block_style (table, &block_styles[i], page, em);
  for (guint i = 0; i < G_N_ELEMENTS (kind_tags); i++)
    {
      const AssayKindStyle *style = assay_palette_get_kind_style (scheme, sample_kinds[i]);

      set_kind_style (get_tag (table, kind_tags[i]), style);
      set_alone_style (get_tag (table, alone_tags[i]), style);
    }

  g_object_set (get_tag (table, TAG_GAP),
                "size", PANGO_SCALE,
                "line-height", 1.f,
                NULL);
  g_object_set (get_tag (table, ASSAY_TAG_CITATION),
                "foreground-rgba", &page->link,
                "scale", 0.86,
                NULL);
  g_object_set (get_tag (table, ASSAY_TAG_ADDRESS),
                "foreground-rgba", &page->link,
                NULL);
}

/**
 * assay_article_tags_add_blocks:
 * @buffer: the text of an article
 * @blocks: (array length=n_blocks): its blocks, in order
 * @n_blocks: how many they are
 *
 * Makes each block look like what it is.
 */
void
assay_article_tags_add_blocks (GtkTextBuffer    *buffer,
                               const AssayBlock *blocks,
                               guint             n_blocks)
{
  guint end = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      const BlockStyle *style = &block_styles[blocks[i].kind];
      AssaySpan span = blocks[i].span;

      add_gap (buffer, end, span.start);
      assay_article_tags_add (buffer, style->name, span);
      assay_article_tags_add (buffer, style->first, (AssaySpan) { span.start, span.start + 1 });
      end = span.end;
    }
  add_gap (buffer, end, gtk_text_buffer_get_char_count (buffer));
}

/**
 * assay_article_tags_add:
 * @buffer: the text of an article
 * @name: the name of a tag
 * @span: where to put it
 */
void
assay_article_tags_add (GtkTextBuffer *buffer,
                        const char    *name,
                        AssaySpan      span)
{
  GtkTextIter start, end;

  get_iters (buffer, span, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
}

/**
 * assay_article_tags_mark:
 * @mark: an annotation
 * @buffer: the text of its article
 *
 * Shows an annotation. Of the type #AssayMarkFunc.
 */
void
assay_article_tags_mark (const AssayMark *mark,
                         gpointer         buffer)
{
  assay_article_tags_add (buffer, get_mark_tag (mark), mark->span);
}

/**
 * assay_article_tags_unmark:
 * @mark: an annotation
 * @buffer: the text of its article
 *
 * Shows an annotation no longer. Of the type #AssayMarkFunc.
 */
void
assay_article_tags_unmark (const AssayMark *mark,
                           gpointer         buffer)
{
  GtkTextIter start, end;

  get_iters (buffer, mark->span, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, get_mark_tag (mark), &start, &end);
}
