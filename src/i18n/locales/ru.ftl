# Тексты для организаторов — HTML Telegram; аргументы приходят сюда уже экранированными.

## Что узнаёт организатор

notice-accepted = ✅ Принято: <b>#{ NUMBER($number, useGrouping: 0) }</b>. Команда уже видит запрос, ответ придёт сюда.
notice-claimed = 🙋 На <b>#{ NUMBER($number, useGrouping: 0) }</b> отвечает <b>{ $agent }</b>.
notice-claimed-by-someone = 🙋 Запросом <b>#{ NUMBER($number, useGrouping: 0) }</b> уже занимаются.
notice-handed-over = 🙋 На <b>#{ NUMBER($number, useGrouping: 0) }</b> теперь отвечает <b>{ $agent }</b>.
notice-released = ↩️ <b>#{ NUMBER($number, useGrouping: 0) }</b> снова в очереди, его возьмёт кто-то другой.
notice-waiting = ⏳ <b>#{ NUMBER($number, useGrouping: 0) }</b>: ждём вас. Напишите сюда, чтобы продолжить.
notice-solved = 🎉 <b>#{ NUMBER($number, useGrouping: 0) }</b> решён. Как мы справились?
notice-solved-by-you = 🎉 Отлично, <b>#{ NUMBER($number, useGrouping: 0) }</b> решён. Как мы справились?
notice-rated = 🎉 <b>#{ NUMBER($number, useGrouping: 0) }</b> решён. Ваша оценка: { $rating } из 5. Спасибо!
notice-reopened = 🔄 <b>#{ NUMBER($number, useGrouping: 0) }</b> снова открыт.
notice-closed = 🏁 <b>#{ NUMBER($number, useGrouping: 0) }</b> закрыт. Нужно что-то ещё? Просто напишите.
notice-cancelled = 🏁 <b>#{ NUMBER($number, useGrouping: 0) }</b> отменён.
notice-task-deleted = 🏁 Команда закрыла <b>#{ NUMBER($number, useGrouping: 0) }</b>. Если помощь ещё нужна, напишите снова.
notice-not-delivered = ⚠️ Это сообщение не удалось передать команде. Напишите, пожалуйста, иначе.
notice-board-gone = ⚠️ Доска команды недоступна, поэтому сообщение не передано. Команда уже знает; напишите, пожалуйста, позже.
notice-accepted-closed = ✅ Принято: <b>#{ NUMBER($number, useGrouping: 0) }</b>. Сейчас на месте никого нет, вернёмся: { $opensAt }.
notice-released-silent = ↩️ <b>#{ NUMBER($number, useGrouping: 0) }</b> снова в очереди, чтобы его взял тот, у кого есть время.
notice-waiting-reminder = ⏳ { $held ->
    [yes] { $agent }
   *[no] Команда
  } всё ещё ждёт вашего ответа по <b>#{ NUMBER($number, useGrouping: 0) }</b>. Напишите сюда или нажмите «Решено».
notice-rating-comment = 🙏 Спасибо, команда прочитает.
notice-closed-waiting = 🏁 Ответа не было, поэтому <b>#{ NUMBER($number, useGrouping: 0) }</b> закрыт. Нужно что-то ещё? Просто напишите.
notice-file-refused = ⚠️ Файл { $name } не удалось передать: { $reason ->
    [file-too-large] он слишком большой. Пришлите файл поменьше или ссылку.
   *[other] Telegram или Todoist его не принимает. Попробуйте другой формат или пришлите ссылку.
  }
withdrawn = 🗑 Это сообщение отозвано.
button-comment = 💬 Добавить комментарий
file-missing = ⚠️ Файл { $name } не удалось передать.

receipt = { $count ->
    [one] ➕ Добавлено к <b>#{ NUMBER($number, useGrouping: 0) }</b>: { $count } сообщение.
    [few] ➕ Добавлено к <b>#{ NUMBER($number, useGrouping: 0) }</b>: { $count } сообщения.
   *[other] ➕ Добавлено к <b>#{ NUMBER($number, useGrouping: 0) }</b>: { $count } сообщений.
  }
receipt-moved = ➡️ Перенесено из #{ NUMBER($number, useGrouping: 0) } в <b>#{ NUMBER($toNumber, useGrouping: 0) }</b>.

button-new-request = Новый запрос
button-reopen = 🔄 Открыть снова
button-write = ✍️ Написать
button-solved = ✅ Решено
button-cancel = Отменить запрос
button-take-number = 🙋 Взять #{ NUMBER($number, useGrouping: 0) }

## Разговор с ботом

welcome = 👋 Это поддержка <b>{ $event }</b>. Напишите, что нужно: команда увидит сразу, ответ придёт в этот чат.
welcome-back = Вы на связи с поддержкой <b>{ $event }</b>. Напишите, что нужно.
unknown-code = Ссылка не работает. Попросите новую у тех, кто вас пригласил.
agent-linked = 🙌 Готово: здесь вы — <b>{ $name }</b>. Берите запросы в чате агентов или прямо здесь: /queue покажет, кто ждёт, /help — как всё устроено. Старшим срочные запросы приходят сюда.
agent-hint = Вы здесь агент: на запросы отвечают в Todoist. /queue покажет, кто ждёт, /help — как всё устроено.
agent-link-used = Эта ссылка уже использована, или ваш аккаунт связан с другим агентом. Попросите новую ссылку.
stranger = Этот бот — для приглашённых. Откройте ссылку из приглашения, чтобы начать.
event-over = Мероприятие завершено, поддержка закрыта.
ask-which = К какому запросу это относится?
ask-which-done = ➕ Передано в <b>#{ NUMBER($number, useGrouping: 0) }</b>.
ask-which-expired = Этот запрос уже закрыт. Напишите, пожалуйста, ещё раз.
edit-closed = Запрос <b>#{ NUMBER($number, useGrouping: 0) }</b> закрыт, правку никто не увидит. Напишите, пожалуйста, новое сообщение.
ticket-choice = #{ NUMBER($number, useGrouping: 0) } { $subject }
new-hint = Напишите, что нужно: следующее сообщение откроет новый запрос.
write-hint = ✍️ Следующие сообщения пойдут в <b>#{ NUMBER($number, useGrouping: 0) }</b>.
rate-comment-hint = 💬 Что было хорошо, а что нет? Напишите сейчас одним сообщением.
language-name = Русский
language-which = На каком языке вам писать?
language-chosen = Теперь пишу по-русски.
my-empty = Запросов пока нет. Напишите, что нужно.
my-title = { $pages ->
    [1] Ваши запросы
   *[other] Ваши запросы, страница { $page } из { $pages }
  }
my-nobody = пока никто
card-you = Вы
age-now = только что
age-minutes = { $count } мин назад
age-hours = { $count } ч назад
age-days = { $count ->
    [1] вчера
   *[other] { $count } дн. назад
  }
status-new = 🆕 новый
status-claimed = 🙋 в работе
status-waiting = ⏳ ждёт вас
status-resolved = 🎉 решён
status-closed = 🏁 закрыт
help = Напишите, что нужно, своими словами; фото, файлы и голосовые тоже подойдут. У каждого запроса есть номер, команда отвечает в этом чате.

    /my — ваши запросы
    /new — новый запрос
    /language — язык
    /help — эта подсказка

    Чтобы продолжить запрос, ответьте на любое его сообщение или нажмите <b>Написать</b> в /my. Если исправить сообщение, команда увидит правку.
pressed-solved = Отмечено: решено
pressed-reopen = Снова открыт
pressed-cancel = Отменено
pressed-rate = Спасибо!
pressed-moved = Перенесено в новый запрос
pressed-late = Этот запрос уже закрыт.
pressed-old = Эта кнопка больше не работает.

## Что узнают агенты в своём чате

queue-title = { $total ->
    [one] Ждёт { $total } запрос
    [few] Ждут { $total } запроса
   *[other] Ждут { $total } запросов
  }
queue-empty = 🎉 Никто не ждёт.
queue-more = …и ещё { $more }
load-title = Сейчас в работе и решено за сегодня
load-line = <b>{ $agent }</b>: в работе { $open }, решено { $done }
load-line-on-shift = <b>{ $agent }</b> (на смене): в работе { $open }, решено { $done }
load-empty = Агентов пока нет.
stats-empty = Запросов ещё не было.
stats-events = { $count ->
    [one] { $count } мероприятие
    [few] { $count } мероприятия
   *[other] { $count } мероприятий
  }
stats-today = Сегодня
stats-so-far = За всё время
stats-tickets = Новых { $opened }, решено { $solved }, сейчас открыто { $open }
stats-reply = Первый ответ: половине за { $half }, 9 из 10 за { $most }
stats-target = Ответили за { $target }: { $percent } %
stats-own-target = Ответили в обещанный срок: { $percent } %
stats-rating = ⭐ { NUMBER($mean, maximumFractionDigits: 1) } ({ $count })
stats-event = { $event }: новых { $opened }, открыто { $open }
stats-agents = Агенты
stats-agent = <b>{ $agent }</b>: взято { $taken }, решено { $solved }
stats-agent-reply = первый ответ { $half }
digest-title = <b>{ $event }</b>: за последние 24 часа
digest-unanswered = Без ответа: { $count }
stats-hours = Время первого ответа считается по часам работы.
scripts-title = Начните комментарий с <code>!имя</code>, чтобы отправить один из этих ответов.
scripts-everywhere = Для всех мероприятий
scripts-empty = Готовых ответов пока нет.
agents-help = <b>Для агентов</b>
    Каждый новый запрос — это карточка в чате агентов и задача в Todoist. Нажмите <b>Взять</b> или возьмите задачу: она достанется первому.
    { $mode ->
        [all] Ваши комментарии в Todoist уходят организатору, кроме тех, что начинаются с <code>//</code>.
        [marked] Из ваших комментариев в Todoist организатору уходят только те, что начинаются с <code>&gt;&gt;</code>.
       *[both] Ваши комментарии в Todoist уходят организатору, кроме тех, что начинаются с <code>//</code>; на некоторых мероприятиях — только те, что начинаются с <code>&gt;&gt;</code>.
    } Ждёте организатора — перетащите задачу в Waiting; всё решено — завершите её.

    /queue — что ещё никто не взял
    /load — кто как загружен
    /stats — как идут дела: ответы, оценки, кто сколько сделал
    /scripts — готовые ответы
    /help — эта подсказка
pressed-take = Берём #{ NUMBER($number, useGrouping: 0) }…
pressed-take-yours = #{ NUMBER($number, useGrouping: 0) } уже у вас.
pressed-take-held = #{ NUMBER($number, useGrouping: 0) } уже у другого агента: { $agent }.
pressed-take-solved = #{ NUMBER($number, useGrouping: 0) } уже решён.
pressed-take-closed = #{ NUMBER($number, useGrouping: 0) } закрыт.
pressed-take-unlinked = Ваш Telegram не связан с агентом. Попросите у старшего или у оператора личную ссылку, откройте её и нажмите «Взять» ещё раз.
pressed-take-no-account = Сначала примите приглашение в проект в Todoist, потом нажмите «Взять» ещё раз.

## Меню бота

command-my = ваши запросы
command-new = новый запрос
command-language = язык
command-queue = что ещё никто не взял
command-load = кто как загружен
command-stats = как идут дела
command-scripts = готовые ответы
command-help = как это работает

## В чате агентов

agents-card = { $urgent ->
    [yes] 🔥 <b>#{ NUMBER($number, useGrouping: 0) }</b>
   *[no] <b>#{ NUMBER($number, useGrouping: 0) }</b>
  } { $subject }
    <i>{ $organizer } · { $event }</i>
agents-card-new = { $least ->
    [yes] 🆕 Свободен. Меньше всего дел: { $names }
   *[no] 🆕 Свободен
  }
agents-card-claimed = { $held ->
    [yes] 🙋 Занимается { $agent }
   *[no] 🙋 Кто-то уже занимается
  }
agents-card-waiting = { $held ->
    [yes] ⏳ { $agent } ждёт ответа организатора
   *[no] ⏳ Ждём ответа организатора
  }
agents-card-resolved = { $held ->
    [yes] 🎉 Решён · { $agent }
   *[no] 🎉 Решён
  }{ $rating ->
    [0] {""}
   *[other] {" "}· ⭐ { $rating } из 5
  }
agents-card-closed = { $held ->
    [yes] 🏁 Закрыт · { $agent }
   *[no] 🏁 Закрыт
  }{ $rating ->
    [0] {""}
   *[other] {" "}· ⭐ { $rating } из 5
  }
agents-reminder = ⏰ <b>#{ NUMBER($number, useGrouping: 0) }</b> никто не берёт уже { $time }: { $subject }
agents-take-lost = { $agent }, <b>#{ NUMBER($number, useGrouping: 0) }</b> уже ведёт { $holder }.
agents-take-late = { $agent }, <b>#{ NUMBER($number, useGrouping: 0) }</b> уже решён.
agents-board-lost = ⚠️ { $event }: доски больше нет. Проект в Todoist удалён, в архиве или скрыт от Pitcrew. Открытые запросы закрыты, новые ни до кого не доходят. Верните проект и откройте к нему доступ аккаунту Pitcrew.
agents-board-back = ✅ { $event }: доска снова на месте.
lead-unclaimed = 🚨 Этот запрос никто не берёт уже { $time }.
span-seconds = { $count } с
span-minutes = { $count } мин
span-hours = { $count } ч
lead-urgent = 🔥 Этот запрос теперь срочный (p1).
button-take = 🙋 Взять
button-todoist = Открыть в Todoist

## Сообщение без текста, каким его видит команда

kind-photo = [фото]
kind-video = [видео]
kind-voice = [голосовое сообщение]
kind-audio = [аудио] { $name }
kind-video-note = [видеосообщение]
kind-sticker = [стикер] { $name }
kind-animation = [анимация]
kind-document = [файл] { $name }
kind-location = [место] https://www.openstreetmap.org/?mlat={ $latitude }&mlon={ $longitude }
kind-contact = [контакт] { $name } { $phone }
kind-poll = [опрос] { $name }
kind-dice = [кубик] { $name }
kind-other = [сообщение, которое нельзя показать]
forwarded-from = ↪ Переслано от { $name }

## На доске

task-description = { $text }

    ---
    { $organizer } · { $event } · { $at }
remark-lost-race = ⚠️ Этот запрос уже ведёт { $holder }.
remark-organizer-solved = ℹ️ Организатор отметил запрос решённым.
remark-organizer-cancelled = ℹ️ Организатор отменил запрос.
remark-organizer-reopened = ℹ️ Организатор снова открыл запрос.
remark-operator-released = ℹ️ Оператор вернул запрос в очередь.
remark-operator-resolved = ℹ️ Оператор отметил запрос решённым.
remark-operator-reopened = ℹ️ Оператор снова открыл запрос.
remark-operator-closed = ℹ️ Оператор закрыл запрос окончательно.
remark-unclaimed = ⏰ Этот запрос пока никто не взял.
remark-urgent = ⚠️ Срочно (p1), но старшим в Telegram сообщить не удалось.
remark-first-reply-due = ⏰ { $held ->
    [yes] { $agent }, { $organizer }
   *[no] { $organizer }
  } всё ещё ждёт первого ответа.
remark-released-silent = ⚠️ Ответа не было слишком долго: запрос снова в очереди.
remark-closed-waiting = ℹ️ Организатор не ответил, запрос закрыт.
remark-cannot-assign = ⚠️ Todoist не даёт назначить исполнителя: { $agent }. Пригласите в проект.
remark-closed-for-good = ⚠️ Этот запрос закрыт окончательно, поэтому карточка снова завершена. Если помощь ещё нужна, организатор может написать новый запрос.
remark-edit-failed = ⚠️ Telegram не дал изменить отправленное: организатор видит прежний текст.
remark-unknown-script = ⚠️ Готового ответа !{ $name } нет, ничего не отправлено. { $near ->
    [none] Готовых ответов пока нет.
   *[other] Может быть, { $near }?
  }
remark-reply-failed = ⚠️ Ответ не доставлен: { $reason ->
    [blocked] организатор заблокировал бота.
    [account-deleted] аккаунт организатора в Telegram удалён.
    [file-too-large] файл слишком большой для Telegram (50 МБ).
    [file-gone] файла больше нет.
    [chat-not-found] чата с организатором больше нет.
    [ticket-closed] запрос закрыт.
   *[other] Telegram его не принял.
  }
