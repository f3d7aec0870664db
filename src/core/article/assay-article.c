/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article as it was read: its canonical text, where it came from, and what the machine found in
 * it.
 */

#include "config.h"

#include "assay-article.h"

#include <string.h>

#include "assay-encoding.h"
#include "assay-reader.h"

struct _AssayArticle
{
  GObject         parent_instance;

  AssayText      *text;
  char           *sha256;
  char           *name;
  AssayAnalysis  *analysis;
  char          **warnings;
};

G_DEFINE_FINAL_TYPE (AssayArticle, assay_article, G_TYPE_OBJECT)

static void
assay_article_finalize (GObject *object)
{
  AssayArticle *self = ASSAY_ARTICLE (object);

  g_clear_pointer (&self->text, assay_text_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->analysis);
  g_clear_pointer (&self->warnings, g_strfreev);

  G_OBJECT_CLASS (assay_article_parent_class)->finalize (object);
}

static void
assay_article_class_init (AssayArticleClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_article_finalize;
}

static void
assay_article_init (AssayArticle *self)
{
}

/* Most files are canonical as they are; their digest is then the article's id and not computed
 * twice. */
static char *
digest_original (GBytes    *bytes,
                 AssayText *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == assay_text_get_size (text) && memcmp (data, assay_text_get_utf8 (text), size) == 0)
    return g_strdup (assay_text_get_id (text));
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * assay_article_new:
 * @text: the canonical text
 * @sha256: the SHA-256 of the original bytes in lower-case hexadecimal
 * @name: (nullable): the name of the file it came from
 * @analysis: (nullable): what the machine finds in it, or %NULL to find it now
 *
 * Returns: (transfer full): the article
 */
AssayArticle *
assay_article_new (AssayText     *text,
                   const char    *sha256,
                   const char    *name,
                   AssayAnalysis *analysis)
{
  AssayArticle *self = g_object_new (ASSAY_TYPE_ARTICLE, NULL);

  self->text = assay_text_ref (text);
  self->sha256 = g_strdup (sha256);
  self->name = g_strdup (name);
  self->analysis = analysis != NULL ? g_object_ref (analysis) : assay_analysis_new (text, NULL);
  return self;
}

/**
 * assay_article_new_for_text:
 * @utf8: words that were typed or pasted; made canonical here
 * @name: (nullable): a name for where they came from
 *
 * Returns: (transfer full): the article
 */
AssayArticle *
assay_article_new_for_text (const char *utf8,
                            const char *name)
{
  AssayDecoding decoding;
  g_autoptr (AssayText) text = NULL;

  g_return_val_if_fail (utf8 != NULL, NULL);

  text = assay_encoding_decode (utf8, strlen (utf8), &decoding);
  return assay_article_new (text, assay_text_get_id (text), name, NULL);
}

/**
 * assay_article_read_file:
 * @file: a text file
 * @cancellable: (nullable): to stop
 * @error: set where the file cannot be read or holds no text, in the domain %ASSAY_READER_ERROR
 *
 * Returns: (transfer full) (nullable): the article, read and analysed
 */
AssayArticle *
assay_article_read_file (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AssayText) text = NULL;
  g_autoptr (AssayArticle) self = NULL;
  g_autofree char *basename = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = assay_reader_load (file, cancellable, error);
  if (bytes == NULL)
    return NULL;
  basename = g_file_get_basename (file);
  text = assay_reader_find (basename)->read (bytes, warnings, error);
  if (text == NULL)
    return NULL;

  name = g_filename_display_name (basename);
  sha256 = digest_original (bytes, text);
  self = assay_article_new (text, sha256, name, NULL);
  if (warnings->len > 0)
    {
      g_ptr_array_add (warnings, NULL);
      self->warnings = (char **) g_ptr_array_free (g_steal_pointer (&warnings), FALSE);
    }
  return g_steal_pointer (&self);
}

/**
 * assay_article_get_id:
 *
 * Returns: (transfer none): the SHA-256 of the canonical text in lower-case hexadecimal
 */
const char *
assay_article_get_id (AssayArticle *self)
{
  return assay_text_get_id (self->text);
}

AssayText *
assay_article_get_text (AssayArticle *self)
{
  return self->text;
}

const char *
assay_article_get_sha256 (AssayArticle *self)
{
  return self->sha256;
}

const char *
assay_article_get_name (AssayArticle *self)
{
  return self->name;
}

/**
 * assay_article_get_title:
 *
 * Returns: (transfer none): the title, or the file's name where the text shows none; never %NULL
 */
const char *
assay_article_get_title (AssayArticle *self)
{
  if (self->analysis->front.title != NULL)
    return self->analysis->front.title;
  return self->name != NULL ? self->name : "";
}

AssayAnalysis *
assay_article_get_analysis (AssayArticle *self)
{
  return self->analysis;
}

/**
 * assay_article_get_warnings:
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): what a person should know of how
 *   the file was read, in sentences, translated
 */
const char * const *
assay_article_get_warnings (AssayArticle *self)
{
  return (const char * const *) self->warnings;
}
