/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What went wrong, or well, belongs in the window where it is read, in words and with what to do
 * about it.
 */

#include "config.h"

#include "assay-notice.h"

#include <glib/gi18n.h>

/* Long enough to read two lines, short enough not to be in the way. */
#define NEWS_SECONDS 7

typedef struct
{
  AssayNoticeKind  kind;
  char            *title;
  char            *text;
  char            *button;
  char            *action;
} Message;

struct _AssayNotice
{
  GtkWidget    parent_instance;

  GtkWidget   *content;
  GtkImage    *image;
  GtkLabel    *title;
  GtkLabel    *text;
  GtkButton   *button;

  GQueue       messages;     /* of Message; the head is the one shown */
  guint        timeout;
};

static const char * const style_classes[] = { "news", "warning", "error" };
static const char * const icons[] = {
  "emblem-ok-symbolic", "dialog-information-symbolic", "dialog-warning-symbolic",
};

G_DEFINE_FINAL_TYPE (AssayNotice, assay_notice, GTK_TYPE_WIDGET)

static void
message_free (Message *message)
{
  g_free (message->title);
  g_free (message->text);
  g_free (message->button);
  g_free (message->action);
  g_free (message);
}

static gboolean
timeout_cb (gpointer data)
{
  AssayNotice *self = ASSAY_NOTICE (data);

  self->timeout = 0;
  assay_notice_close (self);
  return G_SOURCE_REMOVE;
}

static void
show_head (AssayNotice *self)
{
  const Message *message = g_queue_peek_head (&self->messages);

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), message != NULL);
  if (message == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (style_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), style_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), style_classes[message->kind]);
  gtk_image_set_from_icon_name (self->image, icons[message->kind]);
  gtk_label_set_label (self->title, message->title);
  gtk_label_set_label (self->text, message->text != NULL ? message->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), message->text != NULL);
  gtk_button_set_label (self->button, message->button != NULL ? message->button : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), message->button != NULL);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), message->action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, message->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message->text != NULL ? message->text : "",
                                  -1);
  if (message->kind == ASSAY_NOTICE_NEWS)
    self->timeout = g_timeout_add_seconds (NEWS_SECONDS, timeout_cb, self);
}

static void
take_message (AssayNotice *self,
              Message     *message)
{
  const Message *head = g_queue_peek_head (&self->messages);

  /* Old news need not be read to the end, an error does. The same error twice is told once. */
  if (head != NULL && head->kind == ASSAY_NOTICE_NEWS)
    message_free (g_queue_pop_head (&self->messages));
  for (GList *link = self->messages.head; link != NULL; link = link->next)
    {
      const Message *other = link->data;

      if (g_str_equal (other->title, message->title) && g_strcmp0 (other->text, message->text) == 0)
        {
          message_free (message);
          return;
        }
    }

  g_queue_push_tail (&self->messages, message);
  if (g_queue_peek_head (&self->messages) == message)
    show_head (self);
}

static void
assay_notice_dispose (GObject *object)
{
  AssayNotice *self = ASSAY_NOTICE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_notice_parent_class)->dispose (object);
}

static void
assay_notice_finalize (GObject *object)
{
  g_queue_clear_full (&ASSAY_NOTICE (object)->messages, (GDestroyNotify) message_free);

  G_OBJECT_CLASS (assay_notice_parent_class)->finalize (object);
}

static void
assay_notice_class_init (AssayNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_notice_dispose;
  object_class->finalize = assay_notice_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/assay/Assay/notice.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayNotice, content);
  gtk_widget_class_bind_template_child (widget_class, AssayNotice, image);
  gtk_widget_class_bind_template_child (widget_class, AssayNotice, title);
  gtk_widget_class_bind_template_child (widget_class, AssayNotice, text);
  gtk_widget_class_bind_template_child (widget_class, AssayNotice, button);
  gtk_widget_class_bind_template_callback (widget_class, assay_notice_close);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "notice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
assay_notice_init (AssayNotice *self)
{
  g_queue_init (&self->messages);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_notice_show:
 * @kind: how it is shown, and for how long
 * @title: what happened, in a few words
 * @text: (nullable): why, and what to do about it
 */
void
assay_notice_show (AssayNotice     *self,
                   AssayNoticeKind  kind,
                   const char      *title,
                   const char      *text)
{
  Message *message;

  g_return_if_fail (ASSAY_IS_NOTICE (self));
  g_return_if_fail (title != NULL);

  message = g_new0 (Message, 1);
  message->kind = kind;
  message->title = g_strdup (title);
  message->text = g_strdup (text);
  take_message (self, message);
}

/**
 * assay_notice_offer:
 * @kind: how it is shown, and for how long
 * @title: what happened, in a few words
 * @text: (nullable): why, and what to do about it
 * @button: the words on the button
 * @action: the detailed name of the action it activates
 *
 * Tells something together with what can be done about it.
 */
void
assay_notice_offer (AssayNotice     *self,
                    AssayNoticeKind  kind,
                    const char      *title,
                    const char      *text,
                    const char      *button,
                    const char      *action)
{
  Message *message;

  g_return_if_fail (ASSAY_IS_NOTICE (self));
  g_return_if_fail (title != NULL && button != NULL && action != NULL);

  message = g_new0 (Message, 1);
  message->kind = kind;
  message->title = g_strdup (title);
  message->text = g_strdup (text);
  message->button = g_strdup (button);
  message->action = g_strdup (action);
  take_message (self, message);
}

/**
 * assay_notice_withdraw:
 * @action: the detailed name of an action
 *
 * Takes away what offers an action that does not mean the same any more.
 */
void
assay_notice_withdraw (AssayNotice *self,
                       const char  *action)
{
  const Message *shown;
  GList *next;

  g_return_if_fail (ASSAY_IS_NOTICE (self));
  g_return_if_fail (action != NULL);

  shown = g_queue_peek_head (&self->messages);
  for (GList *link = self->messages.head; link != NULL; link = next)
    {
      Message *message = link->data;

      next = link->next;
      if (g_strcmp0 (message->action, action) != 0)
        continue;
      g_queue_delete_link (&self->messages, link);
      message_free (message);
    }
  if (g_queue_peek_head (&self->messages) != shown)
    show_head (self);
}

/**
 * assay_notice_close:
 *
 * Takes away what is shown; what waits is shown next.
 */
void
assay_notice_close (AssayNotice *self)
{
  g_return_if_fail (ASSAY_IS_NOTICE (self));

  if (!g_queue_is_empty (&self->messages))
    message_free (g_queue_pop_head (&self->messages));
  show_head (self);
}

/**
 * assay_notice_is_shown:
 *
 * Returns: whether something is being told
 */
gboolean
assay_notice_is_shown (AssayNotice *self)
{
  g_return_val_if_fail (ASSAY_IS_NOTICE (self), FALSE);

  return !g_queue_is_empty (&self->messages);
}

/**
 * assay_notice_get_title:
 *
 * Returns: (nullable): what is being told
 */
const char *
assay_notice_get_title (AssayNotice *self)
{
  const Message *message;

  g_return_val_if_fail (ASSAY_IS_NOTICE (self), NULL);

  message = g_queue_peek_head (&self->messages);
  return message != NULL ? message->title : NULL;
}

/**
 * assay_notice_get_text:
 *
 * Returns: (nullable): the reason being told
 */
const char *
assay_notice_get_text (AssayNotice *self)
{
  const Message *message;

  g_return_val_if_fail (ASSAY_IS_NOTICE (self), NULL);

  message = g_queue_peek_head (&self->messages);
  return message != NULL ? message->text : NULL;
}
