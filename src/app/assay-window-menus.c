/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menus of the window, filled from the table of actions.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-actions.h"
#include "assay-exchange.h"

static GMenuModel *
make_recent_menu (AssayWindow *self)
{
  const char * const *recent = assay_settings_get_recent (self->settings);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (recent[i]);
      g_autofree char *label = g_strndup (name, strlen (name)
                                                - (g_str_has_suffix (name, ".assay") ? 6 : 0));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", recent[i]);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_export_menu (void)
{
  const AssayExchangeFormat * const *formats;
  GMenu *menu = g_menu_new ();
  guint n_formats;

  formats = assay_exchange_get_formats (&n_formats);
  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree char *action = g_strconcat ("win.export::", formats[i]->name, NULL);
      g_autofree char *label = g_strconcat (_(formats[i]->title), "…", NULL);

      g_menu_append (menu, label, action);
    }

  return G_MENU_MODEL (menu);
}

static void
append_section (GMenu              *menu,
                const char * const *actions)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; actions[i] != NULL; i++)
    assay_actions_append (section, actions[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_submenus (AssayWindow *self,
                 GMenu       *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) recent = make_recent_menu (self);
  g_autoptr (GMenuModel) formats = make_export_menu ();

  if (g_menu_model_get_n_items (recent) > 0)
    g_menu_append_submenu (section, _("Recent Projects"), recent);
  g_menu_append_submenu (section, _("Export"), formats);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * assay_window_update_menu:
 *
 * Makes the main menu, which lists recent projects, anew.
 */
void
assay_window_update_menu (AssayWindow *self)
{
  static const char * const files[] = { "win.new-project", "win.open-project", "win.join-folder",
                                        "win.restore-backup", NULL };
  static const char * const sharing[] = { "win.merge", "win.share-copy", "win.share-folder",
                                          "win.agreement", NULL };
  static const char * const articles[] = {
    "win.import", "win.import-folder", "win.paste-article", "win.import-json",
    "win.finish-article", "win.remove-article", NULL
  };
  static const char * const view[] = { "win.show-sidebar", "win.show-inspector", "win.layers",
                                       NULL };
  static const char * const program[] = { "app.preferences", "app.keys", "app.about", NULL };
  g_autoptr (GMenu) menu = g_menu_new ();

  append_section (menu, files);
  append_submenus (self, menu);
  append_section (menu, articles);
  append_section (menu, sharing);
  append_section (menu, view);
  append_section (menu, program);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

/**
 * assay_window_add_filter_menu:
 *
 * Fills the menu of what to step through.
 */
void
assay_window_add_filter_menu (AssayWindow *self)
{
  static const struct { const char *name, *title; } filters[] = {
    { "all", N_("All Sentences") },
    { "untagged", N_("Untagged Sentences") },
    { "tagged", N_("Tagged Sentences") },
    { "claim", N_("Claims") },
    { "evidence", N_("Evidence") },
    { "speculation", N_("Speculation") },
  };
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *action = g_strconcat ("win.view-filter::", filters[i].name, NULL);

      g_menu_append (section, _(filters[i].title), action);
    }
  g_menu_append_section (menu, _("Step Through"), G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (self->filter_button, G_MENU_MODEL (menu));
}
