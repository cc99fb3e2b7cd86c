/* Telegram's limits on sending, enforced in sliding windows; times are nanoseconds of the monotonic clock. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define SECOND 1000000000LL
#define GROUP_SENDS 20
#define GROUP_WINDOW (60 * SECOND)
#define CHATS (1u << 22)

struct chat {
    int64_t id;
    int64_t last;
    int64_t *group; /* the last GROUP_SENDS times, for a group only */
    unsigned next;
};

struct limits {
    int rate;            /* sends in any second, of the whole bot; 0: no limits at all */
    int64_t chat_window; /* between two sends to one chat */
    int64_t *ring;
    unsigned next;
    struct chat *chats;
    unsigned known;
    int64_t by_rate, by_chat, by_group; /* how often each limit was the one that refused */
    int64_t soonest;                    /* nanoseconds by which the rate was exceeded at most */
};

static void limits_start(struct limits *limits, int rate, int per_chat) {
    limits->rate = rate;
    limits->chat_window = per_chat ? SECOND / per_chat : 0;
    if (rate) {
        limits->ring = calloc((size_t)rate, sizeof *limits->ring);
        limits->chats = calloc(CHATS, sizeof *limits->chats);
    }
}

static struct chat *limits_chat(struct limits *limits, int64_t id) {
    unsigned at = (unsigned)((uint64_t)id * 0x9E3779B97F4A7C15ULL >> 42) % CHATS;
    while (limits->chats[at].id && limits->chats[at].id != id)
        at = (at + 1) % CHATS;
    struct chat *chat = &limits->chats[at];
    if (!chat->id) {
        if (++limits->known > CHATS / 4 * 3) {
            fprintf(stderr, "server: more chats than it has room for\n");
            exit(1);
        }
        chat->id = id;
        if (id < 0)
            chat->group = calloc(GROUP_SENDS, sizeof *chat->group);
    }
    return chat;
}

static int64_t later(int64_t wait, int64_t other) { return wait > other ? wait : other; }

/* 0 if a send to this chat is accepted, which counts it; else the nanoseconds until it would be. */
static int64_t limits_wait(struct limits *limits, int64_t id, int64_t now) {
    if (!limits->rate)
        return 0;
    struct chat *chat = limits_chat(limits, id);
    int64_t oldest = limits->ring[limits->next];
    int64_t rate = oldest ? oldest + SECOND - now : 0;
    int64_t alone = chat->last ? chat->last + limits->chat_window - now : 0;
    int64_t group = chat->group && chat->group[chat->next] ? chat->group[chat->next] + GROUP_WINDOW - now : 0;
    limits->by_rate += rate > 0;
    limits->by_chat += alone > 0;
    limits->by_group += group > 0;
    limits->soonest = later(limits->soonest, rate);
    if (rate > 0 || alone > 0 || group > 0)
        return later(rate, later(alone, group));
    limits->ring[limits->next] = chat->last = now;
    limits->next = (limits->next + 1) % (unsigned)limits->rate;
    if (chat->group) {
        chat->group[chat->next] = now;
        chat->next = (chat->next + 1) % GROUP_SENDS;
    }
    return 0;
}
