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

struct window {
    int most; /* in any second; 0: any number */
    int64_t *ring;
    unsigned next;
};

struct limits {
    struct window bulk, all; /* of the whole bot; where `all` is open, everything counts as bulk */
    int64_t chat_window;     /* between two sends to one chat */
    struct chat *chats;
    unsigned known;
    int64_t by_rate, by_chat, by_group; /* how often each limit was the one that refused */
    int64_t soonest;                    /* nanoseconds by which the rate was exceeded at most */
};

static struct window window_of(int most) {
    return (struct window){most, most ? calloc((size_t)most, sizeof(int64_t)) : NULL, 0};
}

static int64_t window_wait(const struct window *window, int64_t now) {
    int64_t oldest = window->most ? window->ring[window->next] : 0;
    return oldest ? oldest + SECOND - now : 0;
}

static void window_count(struct window *window, int64_t now) {
    if (!window->most)
        return;
    window->ring[window->next] = now;
    window->next = (window->next + 1) % (unsigned)window->most;
}

static void limits_start(struct limits *limits, int bulk, int all, int per_chat) {
    limits->bulk = window_of(bulk);
    limits->all = window_of(all);
    limits->chat_window = per_chat ? SECOND / per_chat : 0;
    limits->chats = calloc(CHATS, sizeof *limits->chats);
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
static int64_t limits_wait(struct limits *limits, int64_t id, bool bulk, bool edit, int64_t now) {
    bulk = bulk || !limits->all.most;
    if (!limits->bulk.most)
        return 0;
    struct chat *chat = limits_chat(limits, id);
    int64_t rate = later(bulk ? window_wait(&limits->bulk, now) : 0, window_wait(&limits->all, now));
    int64_t alone = chat->last && !edit ? chat->last + limits->chat_window - now : 0;
    int64_t group = chat->group && chat->group[chat->next] ? chat->group[chat->next] + GROUP_WINDOW - now : 0;
    limits->by_rate += rate > 0;
    limits->by_chat += alone > 0;
    limits->by_group += group > 0;
    limits->soonest = later(limits->soonest, rate);
    if (rate > 0 || alone > 0 || group > 0)
        return later(rate, later(alone, group));
    window_count(&limits->all, now);
    if (bulk)
        window_count(&limits->bulk, now);
    if (!edit)
        chat->last = now;
    if (chat->group) {
        chat->group[chat->next] = now;
        chat->next = (chat->next + 1) % GROUP_SENDS;
    }
    return 0;
}
