/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the people whose layers can be shown. The object stays while what it says changes, so that
 * a row with a check in it is not replaced under the pointer.
 */

#include "config.h"

#include "assay-person-private.h"

struct _AssayPerson
{
  GObject     parent_instance;

  char       *id;
  char       *name;
  const char *initials;      /* interned: what is drawn of them may outlive the person */
  gboolean    is_me;
  gboolean    shown;
  guint       n_tags;
  guint       n_annotators;
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_INITIALS,
  PROP_IS_ME,
  PROP_SHOWN,
  PROP_N_TAGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayPerson, assay_person, G_TYPE_OBJECT)

static void
assay_person_finalize (GObject *object)
{
  AssayPerson *self = ASSAY_PERSON (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (assay_person_parent_class)->finalize (object);
}

static void
assay_person_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AssayPerson *self = ASSAY_PERSON (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, self->id); break;
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_INITIALS: g_value_set_string (value, self->initials); break;
    case PROP_IS_ME: g_value_set_boolean (value, self->is_me); break;
    case PROP_SHOWN: g_value_set_boolean (value, self->shown); break;
    case PROP_N_TAGS: g_value_set_uint (value, self->n_tags); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_person_class_init (AssayPersonClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = assay_person_finalize;
  object_class->get_property = assay_person_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_INITIALS] = g_param_spec_string ("initials", NULL, NULL, NULL, flags);
  properties[PROP_IS_ME] = g_param_spec_boolean ("is-me", NULL, NULL, FALSE, flags);
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE, flags);
  properties[PROP_N_TAGS] = g_param_spec_uint ("n-tags", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_person_init (AssayPerson *self)
{
}

/*< private >
 * assay_person_new:
 * @id: of the annotator that stands for the person
 * @is_me: whether it is who works here
 */
AssayPerson *
assay_person_new (const char *id,
                  gboolean    is_me)
{
  AssayPerson *self = g_object_new (ASSAY_TYPE_PERSON, NULL);

  self->id = g_strdup (id);
  self->is_me = is_me;
  return self;
}

void
assay_person_set_name (AssayPerson *self,
                       const char  *name,
                       const char  *initials)
{
  if (g_strcmp0 (self->name, name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
    }
  if (g_strcmp0 (self->initials, initials) != 0)
    {
      self->initials = g_intern_string (initials);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INITIALS]);
    }
}

void
assay_person_set_shown (AssayPerson *self,
                        gboolean     shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

void
assay_person_set_n_annotators (AssayPerson *self,
                               guint        n_annotators)
{
  self->n_annotators = n_annotators;
}

void
assay_person_set_n_tags (AssayPerson *self,
                         guint        n_tags)
{
  if (self->n_tags == n_tags)
    return;
  self->n_tags = n_tags;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TAGS]);
}

/* The beginnings of the first and the last word. */
static void
find_ends (const char  *name,
           const char **first,
           const char **last,
           guint       *n_words)
{
  gboolean in_word = FALSE;

  *first = *last = NULL;
  *n_words = 0;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_letter = g_unichar_isalnum (c) || (in_word && g_unichar_ismark (c));

      if (is_letter && !in_word)
        {
          *last = p;
          if ((*n_words)++ == 0)
            *first = p;
        }
      in_word = is_letter;
    }
}

/*< private >
 * assay_person_make_initials:
 * @name: a name in any script
 *
 * Returns: (transfer full): the first letters of the first and the last word: "KM"; of a name of
 *   one word its first two: "Ki", so that they are not taken for the letter of a kind; "?" where
 *   there is no letter
 */
char *
assay_person_make_initials (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  GString *initials = g_string_new (NULL);
  const char *first;
  const char *last;
  guint n_words;

  find_ends (composed != NULL ? composed : "", &first, &last, &n_words);
  if (n_words == 0)
    return g_string_free (g_string_append_c (initials, '?'), FALSE);
  g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (first)));
  if (n_words > 1)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last)));
  else if (g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (first))))
    g_string_append_unichar (initials, g_utf8_get_char (g_utf8_next_char (first)));
  return g_string_free (initials, FALSE);
}

const char *
assay_person_get_id (AssayPerson *self)
{
  g_return_val_if_fail (ASSAY_IS_PERSON (self), NULL);

  return self->id;
}

const char *
assay_person_get_name (AssayPerson *self)
{
  g_return_val_if_fail (ASSAY_IS_PERSON (self), NULL);

  return self->name;
}

/**
 * assay_person_get_initials:
 *
 * Returns: what tells the person from everybody else in the project, an interned string
 */
const char *
assay_person_get_initials (AssayPerson *self)
{
  g_return_val_if_fail (ASSAY_IS_PERSON (self), NULL);

  return self->initials;
}

gboolean
assay_person_is_me (AssayPerson *self)
{
  g_return_val_if_fail (ASSAY_IS_PERSON (self), FALSE);

  return self->is_me;
}

gboolean
assay_person_is_shown (AssayPerson *self)
{
  g_return_val_if_fail (ASSAY_IS_PERSON (self), FALSE);

  return self->shown;
}

guint
assay_person_get_n_tags (AssayPerson *self)
{
  g_return_val_if_fail (ASSAY_IS_PERSON (self), 0);

  return self->n_tags;
}

/**
 * assay_person_get_n_annotators:
 *
 * Returns: how many annotators the person is
 */
guint
assay_person_get_n_annotators (AssayPerson *self)
{
  g_return_val_if_fail (ASSAY_IS_PERSON (self), 0);

  return self->n_annotators;
}
