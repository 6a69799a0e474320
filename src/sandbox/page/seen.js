const place = 'pitcrew-sandbox-seen';

/** Remembers, in this browser, up to which message each chat was looked at. */
export function createSeen() {
  const seen = new Map(Object.entries(JSON.parse(localStorage.getItem(place) ?? '{}')));
  return {
    /** How many of the bot's messages in the chat were not looked at. */
    unread: ({ id, messages }) =>
      messages.filter((one) => one.from === 'bot' && one.messageId > lastSeen(seen, id, messages))
        .length,
    /** Notes that the chat is being looked at now. */
    look: ({ id, messages }) => {
      const last = messages.at(-1)?.messageId ?? 0;
      if (seen.get(String(id)) === last) return;
      seen.set(String(id), last);
      localStorage.setItem(place, JSON.stringify(Object.fromEntries(seen)));
    },
  };
}

// Ids begin anew when the sandbox's data was thrown away: then what was seen belongs to another chat.
function lastSeen(seen, id, messages) {
  const last = seen.get(String(id)) ?? 0;
  return last > (messages.at(-1)?.messageId ?? 0) ? 0 : last;
}
