/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayNoticeKind:
 * @ASSAY_NOTICE_NEWS: something went well; goes away by itself
 * @ASSAY_NOTICE_WARNING: worth knowing; stays until it is closed
 * @ASSAY_NOTICE_ERROR: something could not be done; stays until it is closed
 */
typedef enum
{
  ASSAY_NOTICE_NEWS,
  ASSAY_NOTICE_WARNING,
  ASSAY_NOTICE_ERROR,
} AssayNoticeKind;

/**
 * AssayNotice:
 *
 * A banner that tells in words what happened and what to do about it. News and errors that come
 * while another error is being read wait their turn.
 */
#define ASSAY_TYPE_NOTICE (assay_notice_get_type ())
G_DECLARE_FINAL_TYPE (AssayNotice, assay_notice, ASSAY, NOTICE, GtkWidget)

void        assay_notice_show     (AssayNotice     *self,
                                   AssayNoticeKind  kind,
                                   const char      *title,
                                   const char      *text);
void        assay_notice_offer    (AssayNotice     *self,
                                   AssayNoticeKind  kind,
                                   const char      *title,
                                   const char      *text,
                                   const char      *button,
                                   const char      *action);
void        assay_notice_withdraw (AssayNotice     *self,
                                   const char      *action);
void        assay_notice_close    (AssayNotice     *self);
gboolean    assay_notice_is_shown (AssayNotice     *self);
const char *assay_notice_get_title (AssayNotice    *self);
const char *assay_notice_get_text (AssayNotice     *self);

G_END_DECLS
