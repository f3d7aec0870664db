/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-actions.h"
#include "assay-application.h"
#include "window-fixture.h"

/* Two scopes in which one key would mean two things. */
static gboolean
scopes_meet (AssayActionScope first,
             AssayActionScope second)
{
  return first == second
         || first == ASSAY_ACTION_SCOPE_ALWAYS || second == ASSAY_ACTION_SCOPE_ALWAYS
         || first == ASSAY_ACTION_SCOPE_READING || second == ASSAY_ACTION_SCOPE_READING
         || (first == ASSAY_ACTION_SCOPE_ARTICLE && second == ASSAY_ACTION_SCOPE_PANE)
         || (first == ASSAY_ACTION_SCOPE_PANE && second == ASSAY_ACTION_SCOPE_ARTICLE);
}

static void
test_every_key_can_be_pressed (void)
{
  guint n_actions;
  const AssayActionInfo *table = assay_actions_get_table (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = assay_action_info_get_keys (&table[i]);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (keys[k], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
        }
    }
}

static void
assert_keys_differ (const AssayActionInfo *first,
                    const AssayActionInfo *second)
{
  g_auto (GStrv) first_keys = assay_action_info_get_keys (first);
  g_auto (GStrv) second_keys = assay_action_info_get_keys (second);

  for (guint i = 0; first_keys[i] != NULL; i++)
    if (g_strv_contains ((const char * const *) second_keys, first_keys[i]))
      g_error ("%s is a key of “%s” and of “%s”", first_keys[i], first->title, second->title);
}

static void
test_no_key_means_two_things (void)
{
  guint n_actions;
  const AssayActionInfo *table = assay_actions_get_table (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    for (guint j = i + 1; j < n_actions; j++)
      if (scopes_meet (table[i].scope, table[j].scope))
        assert_keys_differ (&table[i], &table[j]);
}

static void
test_keys_of_letters_and_digits_yield_to_typing (void)
{
  guint n_actions;
  const AssayActionInfo *table = assay_actions_get_table (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = assay_action_info_get_keys (&table[i]);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;

          gtk_accelerator_parse (keys[k], &key, &modifiers);
          if ((modifiers & ~GDK_SHIFT_MASK) == 0 && gdk_keyval_to_unicode (key) > 0x20)
            g_assert_cmpint (table[i].scope, ==, ASSAY_ACTION_SCOPE_READING);
        }
    }
}

static void
test_every_action_is_found_by_its_name (void)
{
  guint n_actions;
  const AssayActionInfo *table = assay_actions_get_table (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_autofree char *name = assay_action_info_dup_detailed_name (&table[i]);
      const AssayActionInfo *found = assay_actions_find (name);

      g_assert_nonnull (found);
      g_assert_cmpstr (found->title, ==, table[i].title);
      g_assert_cmpstr (assay_actions_get_group_title (found->group), !=, "");
    }
  g_assert_null (assay_actions_find ("win.tag::nonsense"));
}

static void
test_every_action_exists_with_the_right_target (void)
{
  g_autoptr (AssayApplication) application = assay_application_new ();
  g_autoptr (GError) error = NULL;
  WindowFixture fixture = { NULL };
  guint n_actions;
  const AssayActionInfo *table = assay_actions_get_table (&n_actions);

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window_fixture_set_up (&fixture, NULL);

  for (guint i = 0; i < n_actions; i++)
    {
      gboolean in_window = g_str_has_prefix (table[i].name, "win.");
      GActionGroup *group = in_window ? G_ACTION_GROUP (fixture.window)
                                       : G_ACTION_GROUP (application);
      const GVariantType *type = NULL;
      g_autoptr (GVariant) target = assay_action_info_get_target (&table[i]);

      if (target != NULL)
        g_variant_ref_sink (target);
      g_test_message ("%s", table[i].name);
      g_assert_true (g_action_group_query_action (group, table[i].name + strlen ("win."), NULL,
                                                  &type, NULL, NULL, NULL));
      g_assert_true ((type == NULL) == (target == NULL));
      if (type != NULL)
        g_assert_true (g_variant_is_of_type (target, type));
    }

  window_fixture_tear_down (&fixture, NULL);
}

static void
test_a_menu_item_has_title_and_key (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;
  g_autofree char *key = NULL;

  assay_actions_append (menu, "win.tag::evidence");
  g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, "label", "s", &label));
  g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, "accel", "s", &key));
  g_assert_cmpstr (label, ==, "Tag as Evidence");
  g_assert_cmpstr (key, ==, "2");
}

/* What the fixture lets pass is that alone. */
static void
test_warnings_of_gtk_are_fatal_but_for_one (void)
{
  if (g_test_subprocess ())
    {
      WindowFixture fixture;

      window_fixture_set_up (&fixture, NULL);
      g_log_structured ("Gtk", G_LOG_LEVEL_WARNING, "MESSAGE",
                        "Trying to snapshot %s without a current allocation", "GtkBox");
      g_printerr ("Went on\n");
      g_log_structured ("Gtk", G_LOG_LEVEL_WARNING, "MESSAGE", "Trying to snapshot nothing");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*GtkBox without a current allocation*Went on*snapshot nothing*");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/actions/every-key-can-be-pressed", test_every_key_can_be_pressed);
  g_test_add_func ("/actions/no-key-means-two-things", test_no_key_means_two_things);
  g_test_add_func ("/actions/keys-of-letters-and-digits-yield-to-typing",
                   test_keys_of_letters_and_digits_yield_to_typing);
  g_test_add_func ("/actions/every-action-is-found-by-its-name",
                   test_every_action_is_found_by_its_name);
  g_test_add_func ("/actions/every-action-exists-with-the-right-target",
                   test_every_action_exists_with_the_right_target);
  g_test_add_func ("/actions/a-menu-item-has-title-and-key", test_a_menu_item_has_title_and_key);

  g_test_add_func ("/actions/warnings-of-gtk-are-fatal-but-for-one",
                   test_warnings_of_gtk_are_fatal_but_for_one);

  return g_test_run ();
}
