/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-window.h"
#include "project-fixture.h"

G_BEGIN_DECLS

/* A window of the program on a project of its own, with one article of six sentences. */
typedef struct
{
  char          *folder;
  char          *path;          /* of the project */
  AssaySettings *settings;
  AssayWindow   *window;
  AssayProject  *project;       /* the window's */
} WindowFixture;

void       window_fixture_set_up         (WindowFixture *fixture,
                                          gconstpointer  data);
void       window_fixture_set_up_article (WindowFixture *fixture,
                                          gconstpointer  data);
void       window_fixture_tear_down      (WindowFixture *fixture,
                                          gconstpointer  data);

void       window_fixture_close          (WindowFixture *fixture);
void       window_fixture_reopen         (WindowFixture *fixture);
void       window_fixture_settle         (WindowFixture *fixture);
void       window_fixture_activate       (WindowFixture *fixture,
                                          const char    *detailed_name);
gboolean   window_fixture_is_enabled     (WindowFixture *fixture,
                                          const char    *name);
char      *window_fixture_dup_state      (WindowFixture *fixture,
                                          const char    *name);

/* The first widget below another, in depth, of a type and with a name in the style sheet or a
 * class. */
GtkWidget *find_widget                   (GtkWidget     *parent,
                                          GType          type,
                                          const char    *css_class);
gpointer   find_controller               (GtkWidget     *widget,
                                          GType          type);
gboolean   press_key                     (GtkWidget     *widget,
                                          const char    *accelerator);

G_END_DECLS
