/* People who ask the bot something every now and then, or as fast as it takes it, and how long each waits.
 *
 * What they ask comes from a script: one update a line, taken in turn, in which @U stands for the update's number and
 * @P for the person's.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_PERSON 9000000000LL
#define PEOPLE 200
#define ANSWERS 1000000
#define REMEMBERED (1 << 17) /* updates that may wait for the bot at once */
#define UPDATES_A_POLL 100
#define LINES 4096

struct people {
    int64_t every; /* nanoseconds between two questions; 0: nobody asks */
    int64_t next_question;
    unsigned count;
    int64_t *asked; /* by person, when the open question was asked; 0: none is open */
    unsigned turn, ready; /* `ready` questions are asked as soon as the bot has room for them in a poll */
    int64_t update;       /* the last update's number */
    unsigned updates[REMEMBERED]; /* the person of each update, by its number */
    int64_t *waited;
    unsigned answers;
    int64_t first_asked, last_answered; /* since the counts began */
    char *lines[LINES];
    unsigned line_count;
};

static char LATEST[] =
    "{\"update_id\":@U,\"message\":{\"message_id\":@U,\"date\":1760000000,\"from\":{\"id\":@P,\"is_bot\":false,"
    "\"first_name\":\"A\",\"language_code\":\"en\"},\"chat\":{\"id\":@P,\"type\":\"private\",\"first_name\":\"A\"},"
    "\"text\":\"/latest\",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":7}]}}";

static void people_read(struct people *people, const char *script) {
    FILE *file = fopen(script, "r");
    size_t room = 0;
    if (!file) {
        perror(script);
        exit(1);
    }
    for (char *line = NULL; people->line_count < LINES && getline(&line, &room, file) > 0; line = NULL, room = 0) {
        line[strcspn(line, "\n")] = '\0';
        people->lines[people->line_count++] = line;
    }
    fclose(file);
}

static void people_start(struct people *people, int every_ms, int count, const char *script, int64_t now) {
    people->every = every_ms * 1000000LL;
    people->next_question = now + people->every;
    people->count = count ? (unsigned)count : PEOPLE;
    people->asked = calloc(people->count, sizeof *people->asked);
    people->waited = calloc(ANSWERS, sizeof *people->waited);
    if (script)
        people_read(people, script);
    else
        people->lines[people->line_count++] = LATEST;
}

static void people_count_anew(struct people *people) {
    people->answers = 0;
    people->first_asked = people->last_answered = 0;
}

/* The next person asks; one whose last question is still open keeps waiting. */
static void people_ask(struct people *people, int64_t now) {
    unsigned person = people->turn++ % people->count;
    if (people->asked[person])
        return;
    people->asked[person] = now;
    people->updates[++people->update % REMEMBERED] = person;
    if (!people->first_asked)
        people->first_asked = now;
}

/* Whether a poll from `offset` on has something to bring. */
static bool people_wait(struct people *people, int64_t offset) {
    return people->ready || people->update >= (offset > 0 ? offset : 1);
}

static bool people_are(struct people *people, int64_t chat) {
    return chat >= FIRST_PERSON && chat < FIRST_PERSON + people->count;
}

static void people_answered(struct people *people, int64_t chat, int64_t now) {
    int64_t person = chat - FIRST_PERSON;
    if (!people_are(people, chat) || !people->asked[person])
        return;
    if (people->answers < ANSWERS)
        people->waited[people->answers++] = now - people->asked[person];
    people->asked[person] = 0;
    people->last_answered = now;
}

/* The line of the script whose turn it is, with the numbers in their places. */
static int people_write(struct people *people, int64_t update, char *text) {
    char *to = text;
    for (const char *from = people->lines[(uint64_t)update % people->line_count]; *from;) {
        if (from[0] == '@' && (from[1] == 'U' || from[1] == 'P')) {
            long long number = from[1] == 'U' ? update : FIRST_PERSON + people->updates[update % REMEMBERED];
            to += sprintf(to, "%lld", number);
            from += 2;
        } else
            *to++ = *from++;
    }
    return (int)(to - text);
}

/* The oldest updates from `offset` on as a JSON list, as many as one answer has; its length in characters. */
static int people_updates(struct people *people, int64_t offset, char *text, size_t room, int64_t now) {
    int64_t first = offset > 0 ? offset : 1;
    for (; people->ready && people->update - first + 1 < UPDATES_A_POLL; people->ready--)
        people_ask(people, now);
    int length = sprintf(text, "[");
    for (int64_t update = first; update <= people->update && update - first < UPDATES_A_POLL; update++) {
        if (length + 65536 > (int)room)
            break;
        if (update > first)
            text[length++] = ',';
        length += people_write(people, update, text + length);
    }
    return length + sprintf(text + length, "]");
}

static int by_length(const void *one, const void *other) {
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

/* In milliseconds: the time that this share of the questions was answered within. */
static double people_waited(struct people *people, double share) {
    if (!people->answers)
        return 0;
    qsort(people->waited, people->answers, sizeof *people->waited, by_length);
    return (double)people->waited[(unsigned)((people->answers - 1) * share)] / 1e6;
}
