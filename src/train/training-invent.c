/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invents entries that no set of marked ones has: pages of news sites, bodies and blogs, in the
 * styles that essays cite them in. Everything named here is made up.
 */

#include "config.h"

#include "training-example.h"

#include <string.h>

static const char *const families[] = {
  "Abernale", "Brisk", "Caldero", "Dunmore", "Eskelin", "Farouq", "Greenvale", "Hobday", "Ivarsen",
  "Jankovec",
  "Kestrel", "Lindqvarn", "Moreau-Blin", "Nakasone", "O’Farley", "Petrenkov", "Quillan",
  "Rademakers", "Sandoval",
  "Tamberg", "Ustinskaya", "Vandermolen", "Whitcombe", "Xu", "Yarrow", "Zielony", "Kim", "Lee",
  "Park", "Chen",
};
static const char *const givens[] = {
  "Anna", "Boris", "Clara", "David", "Elif", "Frank", "Grace", "Hassan", "Irene", "Jonas", "Kate",
  "Liam", "Maria",
  "Nadia", "Oscar", "Paula", "Quentin", "Rosa", "Stefan", "Tara", "Ugo", "Vera", "Walter", "Yuki",
  "Zoe", "Michael",
};
static const char *const sites[] = {
  "The Harbour Post", "Northfield Times", "Meridian Review", "Daily Ledger", "World Affairs Weekly",
  "Al-Sabah Online",
  "Channel Five News", "The Continental", "Foreign Desk", "Policy Window", "Strait Monitor",
  "The Observer’s Desk",
  "Kestrel Wire", "Die Tageswoche", "Le Courrier du Sud", "Open Frontier", "Techline",
  "The Standard Herald", "BNC News",
  "DefenceBrief", "Global Risk Today", "The Quarterly", "Capital Gazette", "Medianet",
  "Pacific Watch", "Orbis",
};
static const char *const bodies[] = {
  "Institute for Border Studies", "Centre for Strategic Inquiry", "Ministry of Trade",
  "World Grain Organization",
  "Council on Coastal Security", "Northern Development Bank", "Department of Energy and Water",
  "Amity Watch",
  "European Office for Statistics", "United Ports Authority", "Committee for Open Data",
  "Lowland University",
  "National Bureau of Harvests", "Institute of Peace Research (IPR)",
  "Office of the High Representative", "NATEC",
  "The Freedom Fund", "International Relief Union", "Federal Agency for Rail",
  "Marshfield Foundation",
};
static const char *const publishers[] = {
  "Harrow University Press", "Lindqvarn Books", "Penrose", "Cavendish & Sons",
  "Oak Street Publishing", "Verso Nord",
  "Meridian Press", "Lowland University Press", "Institute for Border Studies", "Routier",
  "Eastgate", "MITRA Press",
};
static const char *const places[] = {
  "London", "New York", "Berlin", "Cambridge, MA", "Paris", "Seoul", "Geneva", "Washington, DC",
  "Oxford", "Moscow",
  "Brussels", "New Delhi", "Tokyo", "Stockholm", "Chicago", "The Hague",
};
static const char *const subjects[] = {
  "the grain market", "border policy", "naval exercises", "energy prices", "the new treaty",
  "sanctions", "cyber attacks",
  "drone warfare", "election rules", "public debt", "missile tests", "rural schools",
  "climate finance", "the ceasefire",
  "regional trade", "data privacy", "nuclear talks", "social media", "the peace process",
  "foreign aid", "water rights",
  "artificial intelligence", "labour migration", "the central bank", "maritime security",
  "disinformation", "the alliance",
};
static const char *const subjects_title[] = {
  "Grain Market", "Border Policy", "Naval Power", "Energy Security", "New Treaty", "Sanctions",
  "Cyber Threats",
  "Drone Warfare", "Election Law", "Public Debt", "Missile Program", "Rural Schools",
  "Climate Finance", "Ceasefire",
  "Regional Trade", "Data Privacy", "Nuclear Talks", "Social Media", "Peace Process", "Foreign Aid",
  "Water Rights",
};
static const char *const actors[] = {
  "government", "parliament", "the navy", "officials", "farmers", "lawmakers", "three countries",
  "the president",
  "young voters", "experts", "Lowland", "Norrland", "the southern states", "U.S. officials",
  "Eastland and Westmark",
};
static const char *const verbs[] = {
  "rejects", "welcomes", "warns of", "weighs", "debates", "is changing", "signs deal on",
  "faces questions over",
  "cannot ignore", "plans limits on", "is divided over", "steps up", "ends dispute over",
  "wants more from",
};
static const char *const months[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November",
  "December",
};
static const char *const short_months[] = {
  "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
};

/* The same numbers on every machine: Marsaglia's xorshift. */
typedef struct
{
  guint32  state;
  GString *words;
  GArray  *fields;
} Inventor;

static guint
pick (Inventor *self,
      guint     n)
{
  self->state ^= self->state << 13;
  self->state ^= self->state >> 17;
  self->state ^= self->state << 5;
  return self->state % n;
}

#define PICK(list) (list)[pick (self, G_N_ELEMENTS (list))]

static void
put (Inventor   *self,
     const char *words)
{
  g_string_append (self->words, words);
}

static void
put_field (Inventor   *self,
           AssayTag    tag,
           const char *words)
{
  TrainingField field = { tag, self->words->len, self->words->len + strlen (words) };

  g_string_append (self->words, words);
  g_array_append_val (self->fields, field);
}

static char *
invent_title (Inventor *self)
{
  switch (pick (self, 8))
    {
    case 0:
      return g_strdup_printf ("How %s %s %s", PICK (actors), PICK (verbs), PICK (subjects));
    case 1:
      return g_strdup_printf ("%s and the %s: A Review of the Evidence", PICK (subjects_title),
                              PICK (subjects_title));
    case 2:
      return g_strdup_printf ("Why %s Matters for %s", PICK (subjects_title),
                              PICK (subjects_title));
    case 3:
      return g_strdup_printf ("%s, %s and the Future of %s", PICK (subjects_title),
                              PICK (subjects_title), PICK (subjects_title));
    case 4:
      return g_strdup_printf ("What %s tells us about %s", PICK (subjects), PICK (subjects));
    case 5:
      return g_strdup_printf ("The State of %s %u", PICK (subjects_title), 1990 + pick (self, 35));
    case 6:
      return g_strdup_printf ("%s %s %s amid rising tension, %s say", PICK (bodies), PICK (verbs),
                              PICK (subjects), PICK (actors));
    default:
      return g_strdup_printf ("%s %s %s", PICK (actors), PICK (verbs), PICK (subjects));
    }
}

static void
put_name (Inventor *self,
          guint     style)
{
  const char *given = PICK (givens);

  switch (style)
    {
    case 0:
      g_string_append_printf (self->words, "%s, %c.", PICK (families), given[0]);
      break;
    case 1:
      g_string_append_printf (self->words, "%s, %s", PICK (families), given);
      break;
    case 2:
      g_string_append_printf (self->words, "%s %s", given, PICK (families));
      break;
    case 3:
      g_string_append_printf (self->words, "%s %c. %s", given, 'A' + pick (self, 20),
                              PICK (families));
      break;
    default:
      g_string_append_printf (self->words, "%s, %c. %c.", PICK (families), given[0],
                              'A' + pick (self, 20));
      break;
    }
}

static void
put_authors (Inventor *self,
             guint     style)
{
  guint n = 1 + (pick (self, 3) == 0) + (pick (self, 6) == 0);
  TrainingField field = { ASSAY_TAG_AUTHOR, self->words->len, 0 };

  if (pick (self, 4) == 0)
    put (self, PICK (bodies));
  else
    for (guint i = 0; i < n; i++)
      {
        if (i > 0)
          put (self, i + 1 == n
               ? (pick (self, 2) ? " and " : style == 2 || style == 3 ? " and " : ", & ") : ", ");
        put_name (self, i > 0 && style == 1 ? 2 : style);
      }
  field.end = self->words->len;
  g_array_append_val (self->fields, field);
}

static void
put_date (Inventor *self)
{
  g_autofree char *date = NULL;
  guint year = 1998 + pick (self, 28);
  guint month = pick (self, 12);
  guint day = 1 + pick (self, 28);

  switch (pick (self, 6))
    {
    case 0: date = g_strdup_printf ("%u %s %u", day, months[month], year); break;
    case 1: date = g_strdup_printf ("%s %u, %u", months[month], day, year); break;
    case 2: date = g_strdup_printf ("%u %s %u", day, short_months[month], year); break;
    case 3: date = g_strdup_printf ("%s %u", months[month], year); break;
    case 4: date = g_strdup_printf ("%u-%02u-%02u", year, month + 1, day); break;
    default: date = g_strdup_printf ("%u", year); break;
    }
  put_field (self, ASSAY_TAG_DATE, date);
}

static void
put_title (Inventor   *self,
           const char *open,
           const char *close)
{
  g_autofree char *title = invent_title (self);

  if (g_ascii_islower (title[0]) && pick (self, 5) > 0)
    title[0] = g_ascii_toupper (title[0]);
  put (self, open);
  put_field (self, ASSAY_TAG_TITLE, title);
  put (self, close);
}

/* "Name, I. (2020) Title, Site. Site." and "Name, I. (2020). Title. Site." */
static void
invent_author_date (Inventor *self)
{
  gboolean harvard = pick (self, 2) == 0;

  put_authors (self, pick (self, 5));
  put (self, harvard ? " (" : ". (");
  put_date (self);
  put (self, harvard ? ") " : "). ");
  put_title (self, "", harvard ? ", " : ". ");
  put_field (self, ASSAY_TAG_CONTAINER, PICK (sites));
  put (self, ". ");
  if (harvard && pick (self, 2) == 0)
    {
      put_field (self, ASSAY_TAG_PUBLISHER, PICK (sites));
      put (self, ". ");
    }
}

/* "First Last, “Title,” Site, May 4, 2020" */
static void
invent_note (Inventor *self)
{
  put_authors (self, 2 + pick (self, 2));
  put (self, ", ");
  if (pick (self, 3) > 0)
    put_title (self, "“", ",” ");
  else
    put_title (self, "", ", ");
  put_field (self, ASSAY_TAG_CONTAINER, PICK (sites));
  put (self, ", ");
  put_date (self);
  put (self, pick (self, 2) ? ", " : ". ");
}

/* "Last, First. “Title.” Site, 4 May 2020." and the same without marks around the title */
static void
invent_list_entry (Inventor *self)
{
  gboolean quoted = pick (self, 2) == 0;

  put_authors (self, 1);
  put (self, ". ");
  put_title (self, quoted ? "“" : "", quoted ? ".” " : ". ");
  put_field (self, ASSAY_TAG_CONTAINER, PICK (sites));
  put (self, pick (self, 2) ? ", " : ". ");
  put_date (self);
  put (self, ". ");
}

/* "First Last, Title (Place: Publisher, 2004), 12–15." and "Last, First. Title. Place: Publisher,
 * 2004." */
static void
invent_book (Inventor *self)
{
  gboolean note = pick (self, 2) == 0;
  g_autofree char *year = g_strdup_printf ("%u", 1960 + pick (self, 64));
  g_autofree char *pages = g_strdup_printf ("%u–%u", 3 + pick (self, 90), 100 + pick (self, 90));

  put_authors (self, note ? 2 + pick (self, 2) : pick (self, 2));
  put (self, note ? ", " : ". ");
  put_title (self, "", note ? " (" : ". ");
  put_field (self, ASSAY_TAG_LOCATION, PICK (places));
  put (self, ": ");
  put_field (self, ASSAY_TAG_PUBLISHER, PICK (publishers));
  put (self, ", ");
  put_field (self, ASSAY_TAG_DATE, year);
  put (self, note ? "), " : ".");
  if (note)
    {
      put_field (self, ASSAY_TAG_PAGES, pages);
      put (self, ".");
    }
}

/* "Body. Title. Place, 2019." and "Title. Site. May 4, 2020." and "Body, Title, May 2020," */
static void
invent_report (Inventor *self)
{
  const char *mark = pick (self, 2) ? ". " : ", ";

  if (pick (self, 3) > 0)
    {
      put_field (self, ASSAY_TAG_AUTHOR, PICK (bodies));
      put (self, mark);
    }
  put_title (self, "", mark);
  if (pick (self, 2) == 0)
    {
      put_field (self, ASSAY_TAG_CONTAINER, PICK (sites));
      put (self, mark);
    }
  else if (pick (self, 2) == 0)
    {
      put_field (self, ASSAY_TAG_LOCATION, PICK (places));
      put (self, pick (self, 2) ? ", " : ": ");
      put_field (self, ASSAY_TAG_PUBLISHER, PICK (publishers));
      put (self, ", ");
    }
  put_date (self);
  put (self, ". ");
}

/* "Name, I. Title. Site, 2020" without any marks but stops, and the title with no stop after it */
static void
invent_bare (Inventor *self)
{
  put_authors (self, pick (self, 2) ? 0 : 4);
  put (self, pick (self, 2) ? " " : "  ");
  put_title (self, "", pick (self, 2) ? ". " : " ");
  if (pick (self, 2) == 0)
    {
      put_field (self, ASSAY_TAG_CONTAINER, PICK (sites));
      put (self, ". ");
    }
}

static void
put_address (Inventor *self)
{
  static const char *const lead_ins[] = { "Available at: ", "Retrieved from ",
                                          "[Online] Available: ", "", "Accessed at " };

  g_string_append_printf (self->words, "%shttps://www.site%u.example/%u/page", PICK (lead_ins),
                          pick (self, 900),
                          pick (self, 9000));
  if (pick (self, 2) == 0)
    g_string_append_printf (self->words, " (Accessed: %u %s 2023).", 1 + pick (self, 28),
                            PICK (months));
}

/**
 * training_example_invent:
 * @examples: (element-type TrainingExample): where the examples go
 * @n: how many to invent
 */
void
training_example_invent (GPtrArray *examples,
                         guint      n)
{
  static void (*const styles[]) (Inventor *) = {
    invent_author_date, invent_note, invent_list_entry, invent_book, invent_report, invent_bare,
  };
  Inventor inventor = { 20240229, g_string_new (NULL),
                        g_array_new (FALSE, FALSE, sizeof (TrainingField)) };

  for (guint i = 0; i < n; i++)
    {
      TrainingExample *example;

      g_string_truncate (inventor.words, 0);
      g_array_set_size (inventor.fields, 0);
      styles[i % G_N_ELEMENTS (styles)] (&inventor);
      if (pick (&inventor, 4) > 0)
        put_address (&inventor);
      example = training_example_new (inventor.words->str, inventor.fields);
      if (example != NULL)
        g_ptr_array_add (examples, example);
    }
  g_string_free (inventor.words, TRUE);
  g_array_unref (inventor.fields);
}
