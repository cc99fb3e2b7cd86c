/* People who ask the bot something every now and then, and how long each waits for the answer. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_PERSON 9000000000LL
#define PEOPLE 200
#define ANSWERS 1000000

struct people {
    int64_t every; /* nanoseconds between two questions; 0: nobody asks */
    int64_t next_question;
    int64_t asked[PEOPLE]; /* when the open question was asked; 0: none is open */
    unsigned turn;
    int64_t update;       /* the last update's number */
    int64_t updates[256]; /* the person of each update, by its number */
    int64_t *waited;
    unsigned answers;
};

static void people_start(struct people *people, int every_ms, int64_t now) {
    people->every = every_ms * 1000000LL;
    people->next_question = now + people->every;
    people->waited = calloc(ANSWERS, sizeof *people->waited);
}

/* The next person asks; one whose last question is still open keeps waiting. */
static void people_ask(struct people *people, int64_t now) {
    unsigned person = people->turn++ % PEOPLE;
    if (!people->asked[person]) {
        people->asked[person] = now;
        people->updates[++people->update % 256] = person;
    }
}

static void people_answered(struct people *people, int64_t chat, int64_t now) {
    int64_t person = chat - FIRST_PERSON;
    if (person < 0 || person >= PEOPLE || !people->asked[person])
        return;
    if (people->answers < ANSWERS)
        people->waited[people->answers++] = now - people->asked[person];
    people->asked[person] = 0;
}

/* The updates from `offset` on as a JSON list; its length in characters. */
static int people_updates(struct people *people, int64_t offset, char *text, size_t room) {
    int length = snprintf(text, room, "[");
    int64_t first = offset > 0 ? offset : 1;
    for (int64_t update = first; update <= people->update && length < (int)room - 600; update++) {
        long long person = FIRST_PERSON + people->updates[update % 256];
        length += snprintf(text + length, room - (size_t)length,
                           "%s{\"update_id\":%lld,\"message\":{\"message_id\":%lld,\"date\":1760000000,"
                           "\"from\":{\"id\":%lld,\"is_bot\":false,\"first_name\":\"A\",\"language_code\":\"en\"},"
                           "\"chat\":{\"id\":%lld,\"type\":\"private\",\"first_name\":\"A\"},\"text\":\"/latest\","
                           "\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":7}]}}",
                           update > first ? "," : "", (long long)update, (long long)update, person, person);
    }
    return length + snprintf(text + length, room - (size_t)length, "]");
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
