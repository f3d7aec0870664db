/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain text, and Markdown kept as the text it is: its marks are part of what the author wrote, and
 * positions in the article stay positions in the file.
 */

#include "config.h"

#include "readers/assay-reader-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "assay-encoding.h"

/* What stands where something could not be read. */
#define REPLACEMENT 0xFFFD

/* How many control characters the shortest text may have. */
#define STRAY_CONTROLS 4

static const char *const extensions[] = { "txt", "text", "md", "markdown", NULL };

/* Files that people take for text, by how they begin. */
static const struct
{
  const char *magic;
  const char *advice;
} strangers[] = {
  { "%PDF-",
    N_("This is a PDF document. Copy its words into a text file, or save it as plain text.") },
  { "PK\x03\x04", N_("This is a Word, OpenDocument or ZIP file. Save it as plain text first.") },
  { "\xD0\xCF\x11\xE0", N_("This is an Office document. Save it as plain text first.") },
  { "{\\rtf", N_("This is a Rich Text document. Save it as plain text first.") },
};

static gboolean
check_is_text (GBytes               *bytes,
               AssayText            *text,
               const AssayDecoding  *decoding,
               GError              **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint length = assay_text_get_length (text);

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      gsize n = strlen (strangers[i].magic);

      if (size >= n && memcmp (data, strangers[i].magic, n) == 0)
        {
          g_set_error_literal (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_BINARY,
                               _(strangers[i].advice));
          return FALSE;
        }
    }

  /* Bytes at random have one control character in ten; a text has a few stray ones at most. */
  if (decoding->n_controls > length / 4 || decoding->n_controls > length / 32 + STRAY_CONTROLS)
    {
      g_set_error_literal (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_BINARY,
                           _("This is not a text file. Save the article as plain text first."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_has_words (AssayText  *text,
                 GError    **error)
{
  for (const char *p = assay_text_get_utf8 (text); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != REPLACEMENT)
        return TRUE;
    }

  g_set_error_literal (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_EMPTY,
                       _("The file holds no words. Check that it was saved whole."));
  return FALSE;
}

static void
warn_of_decoding (const AssayDecoding *decoding,
                  GPtrArray           *warnings)
{
  if (decoding->encoding == ASSAY_ENCODING_WINDOWS_1252)
    g_ptr_array_add (warnings,
                     g_strdup (_("The file is neither UTF-8 nor UTF-16, so it was read as Windows-1252. "
                                 "If letters look wrong, save it as UTF-8 and import it again.")));
  if (decoding->n_replaced > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u place could not be read as text and is shown as “�”.",
                                                   "%u places could not be read as text and are shown as “�”.",
                                                   decoding->n_replaced),
                                      decoding->n_replaced));
}

static AssayText *
read_text (GBytes     *bytes,
           GPtrArray  *warnings,
           GError    **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  AssayDecoding decoding;
  g_autoptr (AssayText) text = assay_encoding_decode (data, size, &decoding);

  if (!check_is_text (bytes, text, &decoding, error)
      || !check_has_words (text, error))
    return NULL;
  warn_of_decoding (&decoding, warnings);
  return g_steal_pointer (&text);
}

const AssayReader assay_reader_text = {
  .extensions = extensions,
  .read = read_text,
};
