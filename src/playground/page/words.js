/**
 * The page's own few words. One row for each word, one column for each language, so that a missing
 * translation is seen at a glance. What the bot says never passes through here.
 */
const table = `
line         | Trợ lý Telegram cho công tác cán bộ của tỉnh. Dùng thử tại đây, không cần Telegram. | A Telegram assistant for a province’s personnel work. Try it here, without Telegram. | Ein Telegram-Assistent für die Personalarbeit einer Provinz. Hier zu erproben, ohne Telegram. | مساعد على تيليغرام لشؤون الكوادر في المقاطعة. جرّبه هنا دون تيليغرام.
language     | Ngôn ngữ của trang | Page language | Sprache der Seite | لغة الصفحة
clock        | Giờ của tỉnh (mô phỏng) | Time in the province (simulated) | Zeit in der Provinz (simuliert) | توقيت المقاطعة (محاكاة)
clockWhy     | Bot làm việc theo đồng hồ này, giờ Việt Nam. Nếu ở tỉnh đang là đêm khi khởi động, đồng hồ bắt đầu từ 08:00 sáng. Các nút cho đồng hồ tiến tới. | The bot lives by this clock, in Vietnam time. Started while it is night in the province, it begins at 08:00 in the morning. The buttons move it forward. | Der Bot lebt nach dieser Uhr, in vietnamesischer Zeit. Ist beim Start in der Provinz Nacht, beginnt sie um 08:00 Uhr morgens. Die Knöpfe stellen sie vor. | يعمل البوت وفق هذه الساعة بتوقيت فيتنام. إذا بدأ التشغيل ليلًا في المقاطعة فإنها تبدأ عند 08:00 صباحًا. الأزرار تقدّمها.
hour         | +1 giờ | +1 h | +1 Std. | +1 ساعة
day          | +1 ngày | +1 day | +1 Tag | +1 يوم
week         | +1 tuần | +1 week | +1 Woche | +1 أسبوع
morning      | 08:00 hôm sau | Next 08:00 | Morgen 08:00 | 08:00 غدًا
hourLong     | Cho đồng hồ tiến thêm một giờ | Move the clock on by one hour | Uhr um eine Stunde vorstellen | تقديم الساعة ساعةً واحدة
dayLong      | Cho đồng hồ tiến thêm một ngày | Move the clock on by one day | Uhr um einen Tag vorstellen | تقديم الساعة يومًا واحدًا
weekLong     | Cho đồng hồ tiến thêm một tuần | Move the clock on by one week | Uhr um eine Woche vorstellen | تقديم الساعة أسبوعًا واحدًا
morningLong  | Cho đồng hồ tiến đến 08:00 ngày hôm sau | Move the clock on to 08:00 of the next day | Uhr auf 08:00 des nächsten Tages vorstellen | تقديم الساعة إلى 08:00 من اليوم التالي
people       | Người tham gia | People | Personen | الأشخاص
addPerson    | Thêm người | Add a person | Person hinzufügen | إضافة شخص
hide         | Ẩn khung này | Hide this pane | Diesen Bereich ausblenden | إخفاء هذه اللوحة
unread       | {n} tin chưa xem | {n} unread | {n} ungelesen | {n} غير مقروءة
nobody       | Chưa có ai ở đây. Hãy thêm một người để bắt đầu. | Nobody is here yet. Add a person to begin. | Noch ist niemand hier. Fügen Sie eine Person hinzu. | لا أحد هنا بعد. أضف شخصًا للبدء.
allHidden    | Mọi khung đang ẩn. Hãy chọn một người ở phía trên. | All panes are hidden. Choose a person above. | Alle Bereiche sind ausgeblendet. Wählen Sie oben eine Person. | جميع اللوحات مخفية. اختر شخصًا من الأعلى.
lost         | Mất kết nối với trình mô phỏng. Đang kết nối lại… | The connection to the simulator is lost. Reconnecting… | Die Verbindung zum Simulator ist unterbrochen. Sie wird wiederhergestellt … | انقطع الاتصال بالمحاكي. جارٍ إعادة الاتصال…
loading      | Đang kết nối… | Connecting… | Verbindung wird hergestellt … | جارٍ الاتصال…
blocked      | Đã chặn bot | Bot blocked | Bot blockiert | البوت محظور
emptyChat    | Chưa có tin nhắn. Bấm Bắt đầu để trò chuyện với bot. | No messages yet. Press Start to talk to the bot. | Noch keine Nachrichten. Mit „Starten“ beginnt das Gespräch. | لا رسائل بعد. اضغط «ابدأ» للتحدث إلى البوت.
start        | Bắt đầu | Start | Starten | ابدأ
invited      | Có mã mời | With an invitation code | Mit Einladungscode | برمز دعوة
unblock      | Bỏ chặn bot | Unblock the bot | Bot freigeben | إلغاء حظر البوت
block        | Chặn bot | Block the bot | Bot blockieren | حظر البوت
chat         | Cuộc trò chuyện của {name} | Conversation of {name} | Unterhaltung von {name} | محادثة {name}
messages     | Tin nhắn | Messages | Nachrichten | الرسائل
typing       | Bot đang soạn tin | The bot is typing | Der Bot schreibt | البوت يكتب
newest       | Tới tin mới nhất | To the newest message | Zur neuesten Nachricht | إلى أحدث رسالة
edited       | đã sửa | edited | bearbeitet | معدّلة
protected    | Nội dung được bảo vệ: không chuyển tiếp, không lưu | Protected content: no forwarding, no saving | Geschützter Inhalt: kein Weiterleiten, kein Speichern | محتوى محمي: لا إعادة توجيه ولا حفظ
spoiler      | Nội dung ẩn, bấm để xem | Hidden text, press to reveal | Verborgener Text, zum Aufdecken drücken | نص مخفي، اضغط لإظهاره
more         | Xem thêm | Show more | Mehr anzeigen | عرض المزيد
less         | Thu gọn | Show less | Weniger anzeigen | عرض أقل
copy         | Sao chép | Copy | Kopieren | نسخ
copied       | Đã sao chép | Copied | Kopiert | تم النسخ
notCopied    | Trình duyệt không cho sao chép. | The browser did not allow copying. | Der Browser hat das Kopieren nicht erlaubt. | لم يسمح المتصفح بالنسخ.
download     | Tải về | Download | Herunterladen | تنزيل
photo        | Ảnh | Photo | Foto | صورة
document     | Tệp tài liệu | Document | Dokument | مستند
sticker      | Nhãn dán | Sticker | Sticker | ملصق
voice        | Tin nhắn thoại | Voice message | Sprachnachricht | رسالة صوتية
contact      | Danh thiếp | Contact | Kontakt | جهة اتصال
message      | Nhập tin nhắn | Message | Nachricht | رسالة
caption      | Chú thích | Caption | Beschriftung | تعليق
captionLong  | Chú thích dài tối đa 1024 ký tự. | A caption has at most 1,024 characters. | Eine Beschriftung hat höchstens 1024 Zeichen. | أقصى طول للتعليق 1024 حرفًا.
attached     | Tệp đính kèm | Attached file | Angehängte Datei | الملف المرفق
detach       | Bỏ tệp đính kèm | Remove the file | Datei entfernen | إزالة الملف
send         | Gửi | Send | Senden | إرسال
commands     | Danh sách lệnh | Commands | Befehle | الأوامر
noCommands   | Bot chưa đăng ký lệnh nào cho người này. | The bot has registered no commands for this person. | Der Bot hat für diese Person keine Befehle registriert. | لم يسجّل البوت أي أوامر لهذا الشخص.
keyboard     | Bàn phím của bot | The bot’s keyboard | Tastatur des Bots | لوحة مفاتيح البوت
attach       | Đính kèm | Attach | Anhängen | إرفاق
actions      | Thao tác khác | More actions | Weitere Aktionen | إجراءات أخرى
sendSticker  | Gửi nhãn dán | Send a sticker | Sticker senden | إرسال ملصق
sendContact  | Gửi danh thiếp | Send own contact | Eigenen Kontakt senden | إرسال جهة الاتصال
editLast     | Sửa tin nhắn cuối của mình | Edit own last message | Letzte eigene Nachricht bearbeiten | تعديل آخر رسالة
openLink     | Mở liên kết mời | Open an invitation link | Einladungslink öffnen | فتح رابط دعوة
openAs       | Mở liên kết này với tư cách | Open this link as | Diesen Link öffnen als | فتح هذا الرابط بصفة
forge        | Bấm nút với dữ liệu giả mạo | Press with forged data | Mit gefälschten Daten drücken | الضغط ببيانات مزوّرة
forgeWhy     | Bot phải từ chối nút mà nó không tạo ra. | The bot must refuse a button it did not make. | Der Bot muss einen Knopf ablehnen, den er nicht erzeugt hat. | على البوت أن يرفض زرًّا لم ينشئه.
data         | Dữ liệu của nút | Button data | Daten des Knopfs | بيانات الزر
phone        | Số điện thoại | Telephone number | Telefonnummer | رقم الهاتف
link         | Liên kết hoặc mã mời | Link or invitation code | Link oder Einladungscode | الرابط أو رمز الدعوة
editing      | Đang sửa tin nhắn | Editing a message | Nachricht wird bearbeitet | تعديل رسالة
cancel       | Hủy | Cancel | Abbrechen | إلغاء
ok           | Đã hiểu | OK | OK | حسنًا
name         | Họ và tên | Full name | Vollständiger Name | الاسم الكامل
tongue       | Ngôn ngữ trong Telegram | Language in Telegram | Sprache in Telegram | اللغة في تيليغرام
noAnswer     | Bot chưa trả lời lần bấm nút này. | The bot did not answer this button. | Der Bot hat auf diesen Knopf nicht geantwortet. | لم يُجب البوت على هذا الزر.
unsupported  | Nút này không hoạt động trong bản mô phỏng. | This button does nothing in the simulation. | Dieser Knopf hat in der Simulation keine Wirkung. | هذا الزر لا يعمل في المحاكاة.
failed       | Trình mô phỏng không thực hiện được thao tác này. | The simulator could not do this. | Der Simulator konnte dies nicht ausführen. | تعذّر على المحاكي تنفيذ ذلك.
faults       | Sự cố | Faults | Störungen | الأعطال
faultsWhy    | Thử xem bot chịu được gì | See what the bot withstands | Was der Bot aushält | اختبر ما يتحمله البوت
faultFor     | Áp dụng cho | Applies to | Gilt für | ينطبق على
everyone     | Mọi người | Everyone | Alle | الجميع
noFaults     | Không có sự cố nào đang chờ. | No fault is waiting. | Keine Störung steht an. | لا توجد أعطال قيد الانتظار.
clearFaults  | Xóa mọi sự cố | Clear all faults | Alle Störungen aufheben | إلغاء جميع الأعطال
loseAnswer   | Làm mất câu trả lời kế tiếp | Lose the next answer | Nächste Antwort verlieren | فقدان الإجابة التالية
fail500      | Lần gọi kế tiếp lỗi 500 | Next call fails with 500 | Nächster Aufruf scheitert mit 500 | فشل الاستدعاء التالي بخطأ 500
reset        | Ngắt kết nối ở lần gọi kế tiếp | Connection reset on next call | Verbindungsabbruch beim nächsten Aufruf | قطع الاتصال عند الاستدعاء التالي
duplicate    | Gửi lặp cập nhật kế tiếp | Duplicate the next update | Nächstes Update doppelt zustellen | تكرار التحديث التالي
tooMany      | Lỗi 429, chờ 5 giây | 429, retry after 5 s | 429, Wartezeit 5 s | خطأ 429 مع انتظار 5 ثوانٍ
outage       | Telegram ngừng hoạt động 30 giây | Outage of Telegram for 30 s | Ausfall von Telegram für 30 s | انقطاع تيليغرام 30 ثانية
delay        | Chậm 3 giây | Delay of 3 s | Verzögerung um 3 s | تأخير 3 ثوانٍ
`

export const languages = { vi: 'Tiếng Việt', en: 'English', de: 'Deutsch', ar: 'العربية' }

/** @typedef {keyof typeof languages} Language */

const codes = /** @type {Language[]} */ (Object.keys(languages))

/** @type {Map<string, string[]>} */
const rows = new Map(
  table
    .trim()
    .split('\n')
    .map(row => row.split('|').map(cell => cell.trim()))
    .map(([key = '', ...translations]) => [key, translations]),
)

/** @param {string | null | undefined} code @returns {code is Language} */
const isLanguage = code => codes.includes(/** @type {Language} */ (code))

/** The viewer's choice first, then what the browser asks for, then Vietnamese. @returns {Language} */
const firstLanguage = () => {
  const wanted = [
    localStorage.getItem('canbo.language'),
    ...navigator.languages.map(each => each.slice(0, 2)),
  ]
  return wanted.find(isLanguage) ?? 'vi'
}

let current = firstLanguage()

export const pageLanguage = () => current

/** @param {string} code */
export const setPageLanguage = code => {
  if (!isLanguage(code)) return
  current = code
  localStorage.setItem('canbo.language', code)
}

/** @param {string} key @param {Record<string, string | number>} [values] */
export const word = (key, values = {}) => {
  const text = rows.get(key)?.[codes.indexOf(current)]
  if (!text) throw new Error(`No word "${key}" in ${current}`)
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

/**
 * Words stay attached to their elements, so that another language relabels the page where it stands and
 * nothing a person has half typed is lost.
 * @param {ParentNode} root
 */
export const relabel = root => {
  for (const element of root.querySelectorAll('[data-words]')) {
    for (const [place, key, values] of JSON.parse(
      /** @type {HTMLElement} */ (element).dataset.words ?? '[]',
    )) {
      if (place === 'text') element.textContent = word(key, values)
      else element.setAttribute(place, word(key, values))
    }
  }
}
