/* What became of handing one parcel over to its channel. */
#ifndef POST_OUTCOME_H
#define POST_OUTCOME_H

enum outcome_kind {
	OUTCOME_SENT,	 /* taken over */
	OUTCOME_LATER,	 /* not taken over; may be tried again */
	OUTCOME_NEVER,	 /* refused for good */
	OUTCOME_UNKNOWN, /* cut off when it may have been taken over */
	OUTCOME_CHANNEL	 /* as LATER, and the channel is of no use to the others either now */
};

struct outcome {
	enum outcome_kind kind;
	char message[512]; /* Message-ID, folder or job; "" = none */
	char reason[512];  /* in the words of who refused, or took, it */
};

/* Fill it by a format; returns it. */
struct outcome *outcome_set(struct outcome *outcome, enum outcome_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
