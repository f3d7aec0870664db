/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything a person can do, in one table, so that keys, menus, the window of all keys, the manual
 * and the tests cannot disagree.
 */

#include "config.h"

#include "assay-actions.h"

#include <glib/gi18n.h>

#define TAG      ASSAY_ACTION_GROUP_TAG
#define SENTENCE ASSAY_ACTION_GROUP_SENTENCE
#define ARTICLE  ASSAY_ACTION_GROUP_ARTICLE
#define WORK     ASSAY_ACTION_GROUP_WORK
#define PROJECT  ASSAY_ACTION_GROUP_PROJECT
#define VIEW     ASSAY_ACTION_GROUP_VIEW
#define GENERAL  ASSAY_ACTION_GROUP_GENERAL

#define ALWAYS     ASSAY_ACTION_SCOPE_ALWAYS
#define READING    ASSAY_ACTION_SCOPE_READING
#define IN_ARTICLE ASSAY_ACTION_SCOPE_ARTICLE
#define IN_PANE    ASSAY_ACTION_SCOPE_PANE

static const AssayActionInfo actions[] = {
  { "win.tag", "'claim'", "1 KP_1", N_("Tag as Claim"), TAG, READING },
  { "win.tag", "'evidence'", "2 KP_2", N_("Tag as Evidence"), TAG, READING },
  { "win.tag", "'speculation'", "3 KP_3", N_("Tag as Speculation"), TAG, READING },
  { "win.tag-own", "uint32 0", "4 KP_4", N_("Tag as the Project’s First Own Kind"), TAG, READING },
  { "win.tag-own", "uint32 1", "5 KP_5", N_("Tag as the Project’s Second Own Kind"), TAG, READING },
  { "win.tag-own", "uint32 2", "6 KP_6", N_("Tag as the Project’s Third Own Kind"), TAG, READING },
  { "win.clear", NULL, "0 KP_0 Delete", N_("Clear Tag"), TAG, READING },
  { "win.note", NULL, "n", N_("Write a Note"), TAG, READING },
  { "win.undo", NULL, "<Control>z", N_("Undo"), TAG, READING },
  { "win.redo", NULL, "<Control><Shift>z <Control>y", N_("Redo"), TAG, READING },

  { "win.next-sentence", "false", "Down", N_("Next Sentence"), SENTENCE, IN_ARTICLE },
  { "win.next-sentence", "false", "j", N_("Next Sentence"), SENTENCE, READING },
  { "win.previous-sentence", "false", "Up", N_("Previous Sentence"), SENTENCE, IN_ARTICLE },
  { "win.previous-sentence", "false", "k", N_("Previous Sentence"), SENTENCE, READING },
  { "win.next-sentence", "true", "<Shift>Down", N_("Extend to Next Sentence"), SENTENCE,
    IN_ARTICLE },
  { "win.next-sentence", "true", "<Shift>j", N_("Extend to Next Sentence"), SENTENCE, READING },
  { "win.previous-sentence", "true", "<Shift>Up", N_("Extend to Previous Sentence"), SENTENCE,
    IN_ARTICLE },
  { "win.previous-sentence", "true", "<Shift>k", N_("Extend to Previous Sentence"), SENTENCE,
    READING },
  { "win.first-sentence", "false", "Home KP_Home", N_("First Sentence"), SENTENCE, IN_ARTICLE },
  { "win.last-sentence", "false", "End KP_End", N_("Last Sentence"), SENTENCE, IN_ARTICLE },
  { "win.first-sentence", "true", "<Shift>Home <Shift>KP_Home", N_("Extend to First Sentence"),
    SENTENCE, IN_ARTICLE },
  { "win.last-sentence", "true", "<Shift>End <Shift>KP_End", N_("Extend to Last Sentence"),
    SENTENCE, IN_ARTICLE },
  { "win.join-sentence", NULL, "", N_("Join with Next Sentence"), SENTENCE, READING },
  { "win.copy-quote", NULL, "<Control>c", N_("Copy Quote"), SENTENCE, READING },
  { "win.copy-quote-source", NULL, "<Control><Shift>c", N_("Copy Quote with Source"), SENTENCE,
    READING },

  { "win.next-article", NULL, "<Alt>Down", N_("Next Article"), ARTICLE, ALWAYS },
  { "win.previous-article", NULL, "<Alt>Up", N_("Previous Article"), ARTICLE, ALWAYS },
  { "win.next-disagreement", NULL, "F8", N_("Next Disagreement"), ARTICLE, ALWAYS },
  { "win.previous-disagreement", NULL, "<Shift>F8", N_("Previous Disagreement"), ARTICLE, ALWAYS },
  { "win.take-opinion", "uint32 1", "<Alt>1", N_("Decide as the First Says"), ARTICLE, ALWAYS },
  { "win.take-opinion", "uint32 2", "<Alt>2", N_("Decide as the Second Says"), ARTICLE, ALWAYS },
  { "win.take-opinion", "uint32 3", "<Alt>3", N_("Decide as the Third Says"), ARTICLE, ALWAYS },
  { "win.find", NULL, "<Control>f", N_("Find in Article"), ARTICLE, ALWAYS },
  { "win.search", NULL, "<Control><Shift>f", N_("Search the Project"), ARTICLE, ALWAYS },
  { "win.paste-article", NULL, "<Control><Shift>v", N_("Paste Text as Article"), ARTICLE, ALWAYS },
  { "win.remove-article", NULL, "", N_("Remove Article"), ARTICLE, ALWAYS },
  { "win.finish-article", NULL, "<Control>Return", N_("Finish or Reopen Article"), ARTICLE,
    ALWAYS },

  { "win.correct-work", NULL, "F2", N_("Correct Entry…"), WORK, ALWAYS },
  { "win.split-work", NULL, "", N_("Split Entry…"), WORK, ALWAYS },
  { "win.join-work", NULL, "", N_("Join with Next Entry"), WORK, ALWAYS },
  { "win.remove-work", NULL, "", N_("Remove Entry"), WORK, ALWAYS },
  { "win.add-work", NULL, "", N_("Add as Work Cited"), WORK, ALWAYS },
  { "win.copy-citation", NULL, "<Control><Alt>c", N_("Copy Citation"), WORK, ALWAYS },
  { "win.copy-works", NULL, "<Control><Alt><Shift>c", N_("Copy All Works Cited"), WORK, ALWAYS },

  { "win.new-project", NULL, "<Control>n", N_("New Project…"), PROJECT, ALWAYS },
  { "win.open-project", NULL, "<Control>o", N_("Open Project…"), PROJECT, ALWAYS },
  { "win.join-folder", NULL, "", N_("Open Shared Folder…"), PROJECT, ALWAYS },
  { "win.import", NULL, "<Control>i", N_("Import Articles…"), PROJECT, ALWAYS },
  { "win.import-folder", NULL, "<Control><Shift>i", N_("Import a Folder…"), PROJECT, ALWAYS },
  { "win.import-json", NULL, "", N_("Import Assay JSON…"), PROJECT, ALWAYS },
  { "win.merge", NULL, "<Control>m", N_("Merge Projects…"), PROJECT, ALWAYS },
  { "win.share-copy", NULL, "<Control><Shift>s", N_("Share a Copy…"), PROJECT, ALWAYS },
  { "win.share-folder", NULL, "", N_("Share Through a Folder…"), PROJECT, ALWAYS },
  { "win.export", "'json'", "<Control>e", N_("Export…"), PROJECT, ALWAYS },
  { "win.restore-backup", NULL, "", N_("Restore a Backup…"), PROJECT, ALWAYS },
  { "win.copy-project", NULL, "", N_("Make an Editable Copy…"), PROJECT, ALWAYS },

  { "win.zoom-in", NULL, "<Control>plus <Control>equal <Control>KP_Add", N_("Larger Text"), VIEW,
    ALWAYS },
  { "win.zoom-out", NULL, "<Control>minus <Control>KP_Subtract", N_("Smaller Text"), VIEW, ALWAYS },
  { "win.zoom-normal", NULL, "<Control>0 <Control>KP_0", N_("Normal Text Size"), VIEW, ALWAYS },
  { "win.show-sidebar", NULL, "F9", N_("List of Articles"), VIEW, ALWAYS },
  { "win.show-inspector", NULL, "<Shift>F9", N_("Inspector"), VIEW, ALWAYS },
  { "win.layers", NULL, "<Control>l", N_("Whose Tags to Show"), VIEW, ALWAYS },
  { "win.all-layers", NULL, "", N_("Show All Layers"), VIEW, ALWAYS },
  { "win.blind", NULL, "", N_("Hide Others’ Work Until an Article Is Finished"), VIEW, ALWAYS },
  { "win.next-pane", NULL, "F6", N_("Next Pane"), VIEW, ALWAYS },
  { "win.next-pane", NULL, "Tab", N_("Next Pane"), VIEW, IN_PANE },
  { "win.previous-pane", NULL, "<Shift>F6", N_("Previous Pane"), VIEW, ALWAYS },
  { "win.previous-pane", NULL, "<Shift>Tab", N_("Previous Pane"), VIEW, IN_PANE },
  { "win.agreement", NULL, "", N_("Agreement…"), VIEW, ALWAYS },

  { "app.preferences", NULL, "<Control>comma", N_("Preferences"), GENERAL, ALWAYS },
  { "app.keys", NULL, "<Control>question", N_("Keys"), GENERAL, ALWAYS },
  { "win.menu", NULL, "F10", N_("Open the Menu"), GENERAL, ALWAYS },
  { "app.about", NULL, "", N_("About Assay"), GENERAL, ALWAYS },
  { "app.quit", NULL, "<Control>q", N_("Quit"), GENERAL, ALWAYS },
};

static const char * const group_titles[ASSAY_ACTION_N_GROUPS] = {
  [TAG]      = N_("Tagging"),
  [SENTENCE] = N_("Sentences"),
  [ARTICLE]  = N_("Articles"),
  [WORK]     = N_("Works Cited"),
  [PROJECT]  = N_("Project"),
  [VIEW]     = N_("View"),
  [GENERAL]  = N_("General"),
};

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  const AssayActionInfo *info = data;

  if (info->scope == ASSAY_ACTION_SCOPE_READING && assay_actions_is_typing (widget))
    return FALSE;

  return gtk_widget_activate_action_variant (widget, info->name,
                                             assay_action_info_get_target (info));
}

static void
add_shortcuts (GtkShortcutController *controller,
               const AssayActionInfo *info)
{
  g_auto (GStrv) keys = assay_action_info_get_keys (info);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (keys[i]);
      GtkShortcutAction *action = gtk_callback_action_new (activate_cb, (gpointer) info, NULL);

      gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (trigger, action));
    }
}

/**
 * assay_actions_get_table:
 * @n_actions: (out): how many there are
 *
 * Returns: (array length=n_actions) (transfer none): all actions that have a key or stand in a
 *   menu. An action may stand there more than once, with other targets or with keys of another
 *   scope.
 */
const AssayActionInfo *
assay_actions_get_table (guint *n_actions)
{
  g_return_val_if_fail (n_actions != NULL, NULL);

  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

/**
 * assay_actions_find:
 * @detailed_name: a name with its target, such as "win.tag::claim"
 *
 * Returns: (nullable): the first entry of that action in the table
 */
const AssayActionInfo *
assay_actions_find (const char *detailed_name)
{
  g_return_val_if_fail (detailed_name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = assay_action_info_dup_detailed_name (&actions[i]);

      if (g_str_equal (name, detailed_name))
        return &actions[i];
    }

  return NULL;
}

/**
 * assay_actions_get_group_title:
 *
 * Returns: the translated heading of a group
 */
const char *
assay_actions_get_group_title (AssayActionGroup group)
{
  g_return_val_if_fail (group < ASSAY_ACTION_N_GROUPS, NULL);

  return _(group_titles[group]);
}

/**
 * assay_action_info_dup_detailed_name:
 *
 * Returns: (transfer full): the name and the target in one string, as menus write it
 */
char *
assay_action_info_dup_detailed_name (const AssayActionInfo *info)
{
  g_autoptr (GVariant) target = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  target = assay_action_info_get_target (info);
  if (target != NULL)
    g_variant_ref_sink (target);
  return g_action_print_detailed_name (info->name, target);
}

/**
 * assay_action_info_get_target:
 *
 * Returns: (transfer floating) (nullable): the parameter to activate the action with
 */
GVariant *
assay_action_info_get_target (const AssayActionInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return info->target != NULL ? g_variant_new_parsed (info->target) : NULL;
}

/**
 * assay_action_info_get_keys:
 *
 * Returns: (transfer full): the keys one by one, the one to show first
 */
char **
assay_action_info_get_keys (const AssayActionInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return g_strsplit (info->keys, " ", -1);
}

/**
 * assay_actions_set_accels:
 * @application: the application
 *
 * Sets the keys that work whatever has the focus.
 */
void
assay_actions_set_accels (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = assay_action_info_dup_detailed_name (&actions[i]);
      g_auto (GStrv) keys = assay_action_info_get_keys (&actions[i]);

      if (actions[i].scope == ASSAY_ACTION_SCOPE_ALWAYS && keys[0] != NULL)
        gtk_application_set_accels_for_action (application, name, (const char * const *) keys);
    }
}

/**
 * assay_actions_install:
 * @widget: a widget
 * @scope: the scope whose keys are to work in it
 *
 * Makes keys work while the focus is in @widget. They are seen before the widget's own, since a
 * list or a text would otherwise take the arrows.
 */
void
assay_actions_install (GtkWidget        *widget,
                       AssayActionScope  scope)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].scope == scope)
      add_shortcuts (GTK_SHORTCUT_CONTROLLER (controller), &actions[i]);

  gtk_widget_add_controller (widget, controller);
}

/**
 * assay_actions_is_typing:
 * @widget: any widget of a window
 *
 * Returns: whether the focus of the window is where letters and digits are text
 */
gboolean
assay_actions_is_typing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL)
    return FALSE;

  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));

  return GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus));
}

/**
 * assay_actions_append:
 * @menu: a menu
 * @detailed_name: an action of the table with its target
 *
 * Appends an action to a menu under its title, with the key that works for it.
 */
void
assay_actions_append (GMenu      *menu,
                      const char *detailed_name)
{
  const AssayActionInfo *info;
  g_autoptr (GMenuItem) item = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (G_IS_MENU (menu));

  info = assay_actions_find (detailed_name);
  g_return_if_fail (info != NULL);

  item = g_menu_item_new (_(info->title), detailed_name);
  keys = assay_action_info_get_keys (info);
  if (keys[0] != NULL)
    g_menu_item_set_attribute (item, "accel", "s", keys[0]);
  g_menu_append_item (menu, item);
}
