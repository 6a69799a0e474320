# Texts for organizers are Telegram's HTML; arguments are escaped before they come here.

## What the organizer is told

notice-accepted = ✅ Got it: <b>#{ NUMBER($number, useGrouping: 0) }</b>. The team has been told; the answer comes here.
notice-claimed = 🙋 <b>{ $agent }</b> is on <b>#{ NUMBER($number, useGrouping: 0) }</b>.
notice-claimed-by-someone = 🙋 Someone from the team is on <b>#{ NUMBER($number, useGrouping: 0) }</b>.
notice-handed-over = 🙋 <b>{ $agent }</b> goes on with <b>#{ NUMBER($number, useGrouping: 0) }</b>.
notice-released = ↩️ <b>#{ NUMBER($number, useGrouping: 0) }</b> is back in the queue; someone else will take it.
notice-waiting = ⏳ <b>#{ NUMBER($number, useGrouping: 0) }</b> is waiting for you. Write here to go on.
notice-solved = 🎉 <b>#{ NUMBER($number, useGrouping: 0) }</b> is solved. How was it?
notice-solved-by-you = 🎉 Glad <b>#{ NUMBER($number, useGrouping: 0) }</b> is solved. How was it?
notice-rated = 🎉 <b>#{ NUMBER($number, useGrouping: 0) }</b> is solved. You gave { $rating } of 5. Thank you!
notice-reopened = 🔄 <b>#{ NUMBER($number, useGrouping: 0) }</b> is open again.
notice-closed = 🏁 <b>#{ NUMBER($number, useGrouping: 0) }</b> is closed. Need anything else? Just write.
notice-cancelled = 🏁 <b>#{ NUMBER($number, useGrouping: 0) }</b> is cancelled.
notice-task-deleted = 🏁 The team closed <b>#{ NUMBER($number, useGrouping: 0) }</b>. If you still need help, write again.
notice-not-delivered = ⚠️ This message could not be passed on to the team. Please write it again in other words.
notice-board-gone = ⚠️ The team's board cannot be reached, so this message was not passed on. The team knows; please write again later.
notice-accepted-closed = ✅ Got it: <b>#{ NUMBER($number, useGrouping: 0) }</b>. Nobody is at the desk right now; we are back on { $opensAt }.
notice-released-silent = ↩️ <b>#{ NUMBER($number, useGrouping: 0) }</b> is back in the queue, so that somebody with more time can take it.
notice-waiting-reminder = ⏳ { $held ->
    [yes] { $agent }
   *[no] The team
  } is still waiting for your answer in <b>#{ NUMBER($number, useGrouping: 0) }</b>. Write here, or press Solved.
notice-rating-comment = 🙏 Thank you, the team will read it.
notice-closed-waiting = 🏁 We heard nothing more, so <b>#{ NUMBER($number, useGrouping: 0) }</b> is closed. Need anything else? Just write.
notice-file-refused = ⚠️ { $name } could not be passed on: { $reason ->
    [file-too-large] it is too large. Send a smaller file, or a link to it.
   *[other] Telegram or Todoist would not take it. Try another format, or send a link.
  }
withdrawn = 🗑 This message was taken back.
button-comment = 💬 Add a comment
file-missing = ⚠️ The file { $name } could not be passed on.

receipt = { $count ->
    [one] ➕ Added to <b>#{ NUMBER($number, useGrouping: 0) }</b>.
   *[other] ➕ { $count } messages added to <b>#{ NUMBER($number, useGrouping: 0) }</b>.
  }
receipt-moved = ➡️ Moved from #{ NUMBER($number, useGrouping: 0) } to <b>#{ NUMBER($toNumber, useGrouping: 0) }</b>.

button-new-request = New request
button-reopen = 🔄 Reopen
button-write = ✍️ Write
button-solved = ✅ Solved
button-cancel = Cancel request
button-take-number = 🙋 Take #{ NUMBER($number, useGrouping: 0) }

## Conversation with the bot

welcome = 👋 Welcome to <b>{ $event }</b>! Write here what you need: the team sees it at once, and the answer comes to this chat.
welcome-back = You are with <b>{ $event }</b>. Write here what you need.
unknown-code = This link does not work. Ask the people who invited you for a new one.
agent-linked = 🙌 Linked: you are <b>{ $name }</b> here. Take requests in the agents' chat, or here: /queue shows what is waiting, /help how it works. If you are a lead, urgent requests are told to you here.
agent-hint = You are an agent here: requests are answered in Todoist. /queue shows what is waiting, /help how it works.
agent-link-used = This link was used already, or your account is linked to another agent. Ask for a new link.
stranger = This bot is for invited guests. Open the link from your invitation to begin.
event-over = This event is over, and its support desk with it.
ask-which = Which request is this about?
ask-which-done = ➕ Passed on to <b>#{ NUMBER($number, useGrouping: 0) }</b>.
ask-which-expired = This request is closed now. Please write again.
edit-closed = <b>#{ NUMBER($number, useGrouping: 0) }</b> is closed, so this change reached nobody. Please write it as a new message.
ticket-choice = #{ NUMBER($number, useGrouping: 0) } { $subject }
new-hint = Write your request now: your next message opens a new one.
write-hint = ✍️ Your next messages go to <b>#{ NUMBER($number, useGrouping: 0) }</b>.
rate-comment-hint = 💬 What was good, what was not? Write it now, in one message.
language-name = English
language-which = In which language shall I write to you?
language-chosen = From now on in English.
my-empty = No requests yet. Write here what you need.
my-title = { $pages ->
    [1] Your requests
   *[other] Your requests, page { $page } of { $pages }
  }
my-nobody = nobody yet
card-you = You
age-now = just now
age-minutes = { $count } min ago
age-hours = { $count } h ago
age-days = { $count ->
    [one] yesterday
   *[other] { $count } days ago
  }
status-new = 🆕 new
status-claimed = 🙋 in progress
status-waiting = ⏳ waiting for you
status-resolved = 🎉 solved
status-closed = 🏁 closed
help = Write here what you need, in your own words; photos, files and voice messages are fine, too. Each request gets a number, and the team answers in this chat.

    /my – your requests
    /new – start a new request
    /language – language
    /help – this help

    To go on with a request, reply to any of its messages, or press <b>Write</b> in /my. Edit a message, and the team sees the change.
pressed-solved = Marked as solved
pressed-reopen = Reopened
pressed-cancel = Cancelled
pressed-rate = Thank you!
pressed-moved = Moved to a new request
pressed-late = This request is closed now.
pressed-old = This button no longer works.

## What agents are told in their chat

queue-title = { $total ->
    [one] 1 request is waiting
   *[other] { $total } requests are waiting
  }
queue-empty = 🎉 Nothing is waiting.
queue-more = …and { $more } more
load-title = Open now, done today
load-line = <b>{ $agent }</b>: { $open } open, { $done } done
load-line-on-shift = <b>{ $agent }</b> (on shift): { $open } open, { $done } done
load-empty = There are no agents yet.
stats-empty = Nobody has asked for anything yet.
stats-events = { $count } events
stats-today = Today
stats-so-far = So far
stats-tickets = Opened { $opened }, solved { $solved }, open now { $open }
stats-reply = First reply: half within { $half }, 9 in 10 within { $most }
stats-target = Answered within { $target }: { $percent } %
stats-own-target = Answered in the time promised: { $percent } %
stats-rating = ⭐ { NUMBER($mean, maximumFractionDigits: 1) } ({ $count })
stats-event = { $event }: opened { $opened }, open { $open }
stats-agents = Agents
stats-agent = <b>{ $agent }</b>: took { $taken }, solved { $solved }
stats-agent-reply = first reply { $half }
digest-title = <b>{ $event }</b>: the last 24 hours
digest-unanswered = Without an answer: { $count }
stats-hours = First replies are counted in opening hours.
scripts-title = Begin a comment with <code>!name</code> to send one of these.
scripts-everywhere = For every event
scripts-empty = There are no scripts yet.
agents-help = <b>For agents</b>
    Each new request gets a card in the agents' chat and a task in Todoist. Press <b>Take</b>, or take the task; the first one gets it.
    { $mode ->
        [all] In Todoist, your comments go to the organizer, except those that begin with <code>//</code>.
        [marked] In Todoist, only comments that begin with <code>&gt;&gt;</code> go to the organizer.
       *[both] In Todoist, your comments go to the organizer, except those that begin with <code>//</code>; in some events only those that begin with <code>&gt;&gt;</code>.
    } Drag the task to Waiting while you wait for the organizer; complete it when all is solved.

    /queue – what nobody has taken yet
    /load – who has how much to do
    /stats – how it goes: first replies, ratings, who did how much
    /scripts – canned replies
    /help – this help
pressed-take = Taking #{ NUMBER($number, useGrouping: 0) }…
pressed-take-yours = #{ NUMBER($number, useGrouping: 0) } is yours already.
pressed-take-held = { $agent } has #{ NUMBER($number, useGrouping: 0) } already.
pressed-take-solved = #{ NUMBER($number, useGrouping: 0) } is solved already.
pressed-take-closed = #{ NUMBER($number, useGrouping: 0) } is closed.
pressed-take-unlinked = Your Telegram is not linked to an agent. Ask a lead or an operator for your invite link, open it, then press Take again.
pressed-take-no-account = Accept the invitation to the project in Todoist first, then press Take again.

## The bot's menu

command-my = your requests
command-new = start a new request
command-language = language
command-queue = what nobody has taken yet
command-load = who has how much to do
command-stats = how it goes
command-scripts = canned replies
command-help = how this works

## In the agents' chat

agents-card = { $urgent ->
    [yes] 🔥 <b>#{ NUMBER($number, useGrouping: 0) }</b>
   *[no] <b>#{ NUMBER($number, useGrouping: 0) }</b>
  } { $subject }
    <i>{ $organizer } · { $event }</i>
agents-card-new = { $least ->
    [yes] 🆕 Free to take. Least to do: { $names }
   *[no] 🆕 Free to take
  }
agents-card-claimed = { $held ->
    [yes] 🙋 { $agent } is on it
   *[no] 🙋 Somebody is on it
  }
agents-card-waiting = { $held ->
    [yes] ⏳ { $agent } waits for the organizer
   *[no] ⏳ Waiting for the organizer
  }
agents-card-resolved = { $held ->
    [yes] 🎉 Solved · { $agent }
   *[no] 🎉 Solved
  }{ $rating ->
    [0] {""}
   *[other] {" "}· ⭐ { $rating } of 5
  }
agents-card-closed = { $held ->
    [yes] 🏁 Closed · { $agent }
   *[no] 🏁 Closed
  }{ $rating ->
    [0] {""}
   *[other] {" "}· ⭐ { $rating } of 5
  }
agents-reminder = ⏰ Nobody has taken <b>#{ NUMBER($number, useGrouping: 0) }</b> for { $time }: { $subject }
agents-take-lost = { $agent }, { $holder } was first and holds <b>#{ NUMBER($number, useGrouping: 0) }</b>.
agents-take-late = { $agent }, <b>#{ NUMBER($number, useGrouping: 0) }</b> is solved already.
agents-board-lost = ⚠️ { $event } has lost its board: the Todoist project was deleted, archived or hidden from Pitcrew. Open requests are closed, new ones reach nobody. Bring the project back, and share it with Pitcrew's account.
agents-board-back = ✅ { $event } has its board again.
lead-unclaimed = 🚨 Nobody has taken this request for { $time }.
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
lead-urgent = 🔥 This request is urgent now (p1).
button-take = 🙋 Take
button-todoist = Open in Todoist

## A message that is not text, as the team reads it

kind-photo = [photo]
kind-video = [video]
kind-voice = [voice message]
kind-audio = [audio] { $name }
kind-video-note = [video message]
kind-sticker = [sticker] { $name }
kind-animation = [animation]
kind-document = [file] { $name }
kind-location = [location] https://www.openstreetmap.org/?mlat={ $latitude }&mlon={ $longitude }
kind-contact = [contact] { $name } { $phone }
kind-poll = [poll] { $name }
kind-dice = [dice] { $name }
kind-other = [a message of a kind that cannot be shown]
forwarded-from = ↪ Forwarded from { $name }

## On the board

task-description = { $text }

    ---
    { $organizer } · { $event } · { $at }
remark-lost-race = ⚠️ { $holder } was first and holds this one.
remark-organizer-solved = ℹ️ The organizer marked this as solved.
remark-organizer-cancelled = ℹ️ The organizer cancelled this request.
remark-organizer-reopened = ℹ️ The organizer opened this again.
remark-operator-released = ℹ️ An operator gave this back to the queue.
remark-operator-resolved = ℹ️ An operator marked this as solved.
remark-operator-reopened = ℹ️ An operator opened this again.
remark-operator-closed = ℹ️ An operator closed this for good.
remark-unclaimed = ⏰ Nobody has taken this yet.
remark-urgent = ⚠️ This is urgent (p1), and no lead could be told in Telegram.
remark-first-reply-due = ⏰ { $held ->
    [yes] { $agent }, { $organizer }
   *[no] { $organizer }
  } is still waiting for the first reply.
remark-released-silent = ⚠️ There was no reply for too long: this is back in the queue.
remark-closed-waiting = ℹ️ The organizer did not answer; this is closed.
remark-cannot-assign = ⚠️ Todoist would not assign this to { $agent }: invite { $agent } to the project.
remark-closed-for-good = ⚠️ This request is closed for good, so the card is completed again. If help is still needed, the organizer can write a new request.
remark-edit-failed = ⚠️ Telegram would not change what was sent: the organizer still sees it as it was.
remark-unknown-script = ⚠️ There is no script !{ $name }; nothing was sent. { $near ->
    [none] There are no scripts yet.
   *[other] Did you mean { $near }?
  }
remark-reply-failed = ⚠️ Your reply was not delivered: { $reason ->
    [blocked] the organizer has blocked the bot.
    [account-deleted] the organizer's Telegram account is gone.
    [file-too-large] its file is too large for Telegram (50 MB).
    [file-gone] its file is no longer there.
    [chat-not-found] the organizer's chat no longer exists.
    [ticket-closed] the ticket is closed.
   *[other] Telegram refused it.
  }
