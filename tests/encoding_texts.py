"""Invented texts in the languages that the encodings of the web are for: a headline and three paragraphs each."""

TEXTS: dict[str, tuple[str, ...]] = {
    "de": (
        "Fähre fährt wieder später ab",
        "Die Fähre zur Insel kam am Montag erneut zu spät, und niemand am Kai war darüber überrascht. Seit im "
        "Frühjahr der alte Fahrplan zurückgekehrt ist, gehört die Verspätung zum Wochenbeginn wie der "
        "Möwenschrei.",
        "„Lieber verspätet als durchnäßt“, erklärte der Kapitän und schloß die Tür zur Brücke. Für die "
        "Fahrgäste gab es heißen Tee, für die Hühner im Laderaum frisches Stroh.",
        "Die Gemeinde möchte nun prüfen, ob größere Schiffe die Überfahrt verkürzen könnten. Bürgermeisterin "
        "Böhm hält das für möglich, aber für teuer.",
    ),
    "fr": (
        "Le ferry de l’île est encore arrivé en retard",
        "Le bateau qui relie l’île au continent a de nouveau été retardé lundi, et personne sur le quai n’en "
        "a été étonné. Depuis le printemps, où l’ancien horaire a été rétabli, la matinée commence toujours "
        "ainsi.",
        "« Mieux vaut être en retard que mouillé », a déclaré le capitaine, qui préparait déjà son café près "
        "de la fenêtre. Les passagers, eux, ont mangé des œufs et regardé la marée monter.",
        "La mairie étudie désormais un bateau plus rapide. Le conseil général, très prudent, préfère d’abord "
        "connaître le coût de l’opération, qui pourrait dépasser deux millions d’euros.",
    ),
    "is": (
        "Ferjan kom aftur of seint til eyjarinnar",
        "Ferjan til eyjarinnar kom enn of seint á mánudaginn og enginn á bryggjunni varð hissa. Þannig hefur "
        "það verið síðan gamla áætlunin var tekin upp að nýju í vor, segir Þórður hafnarvörður.",
        "Skipstjórinn sagði að betra væri að koma seint en blautur og fór niður til að hita kaffið. "
        "Farþegarnir sátu í sólinni og horfðu á máfana yfir höfninni.",
        "Bæjarstjórnin ætlar að ræða málið á næsta fundi sínum. Þar verður spurt hvað ný ferja myndi kosta og "
        "hvort höfnin sé nógu djúp fyrir stærra skip.",
    ),
    "fi": (
        "Lautta myöhästyi jälleen saarelta",
        "Saaren lautta myöhästyi jälleen maanantaina, eikä kukaan laiturilla hämmästynyt siitä. Näin on "
        "käynyt joka viikko siitä lähtien, kun vanha aikataulu otettiin keväällä uudelleen käyttöön.",
        "Kapteeni sanoi, että on parempi tulla myöhässä kuin märkänä, ja lähti keittämään kahvia. Matkustajat "
        "söivät eväitä ja katselivat, miten lokit lensivät sataman yllä.",
        "Kunta selvittää nyt, pitäisikö hankkia nopeampi alus. Päätöstä ei tehdä ennen syksyä, koska rahaa on "
        "vähän ja väylä pitäisi ensin ruopata syvemmäksi.",
    ),
    "pl": (
        "Prom na wyspę znów się spóźnił",
        "Prom na wyspę spóźnił się w poniedziałek po raz kolejny i nikogo na nabrzeżu to nie zdziwiło. Dzieje "
        "się tak w każdy poniedziałek, odkąd wiosną przywrócono stary rozkład jazdy.",
        "Kapitan powiedział, że woli się spóźnić, niż zmoknąć, i zszedł pod pokład, żeby zagotować wodę. "
        "Pasażerowie jedli bułki i patrzyli, jak mewy krążą nad łodziami rybaków.",
        "Władze gminy chcą teraz sprawdzić, czy większy statek mógłby skrócić przeprawę. Burmistrz Święcicka "
        "uważa, że to możliwe, ale zbyt drogie dla tak małej społeczności.",
    ),
    "cs": (
        "Přívoz na ostrov měl znovu zpoždění",
        "Přívoz na ostrov měl v pondělí znovu zpoždění a nikoho na nábřeží to nepřekvapilo. Děje se to každý "
        "týden od jara, kdy se vrátil starý jízdní řád, který už všichni chtěli zapomenout.",
        "Kapitán řekl, že raději přijede pozdě než promočený, a šel si uvařit čaj. Cestující zatím jedli "
        "koláče a dívali se, jak žluté loďky proplouvají kolem majáku.",
        "Městská rada teď zjišťuje, zda by větší loď dokázala cestu zkrátit. Starostka Růžičková to považuje "
        "za možné, ale upozorňuje, že peníze na příští rok ještě nejsou schváleny.",
    ),
    "hu": (
        "Ismét késett a szigetre tartó komp",
        "Hétfőn ismét késett a szigetre tartó komp, és a rakparton senki sem lepődött meg ezen. Így van ez "
        "minden héten, mióta tavasszal újra bevezették a régi menetrendet, amelyet már mindenki elfelejtett "
        "volna.",
        "A kapitány azt mondta, hogy inkább érkezik később, mint bőrig ázva, majd lement teát főzni. Az "
        "utasok közben zsömlét ettek, és nézték, hogyan köröznek a sirályok a kikötő fölött.",
        "Az önkormányzat most azt vizsgálja, hogy egy nagyobb hajó lerövidíthetné-e az átkelést. A "
        "polgármesternő szerint ez lehetséges, de túl költséges ilyen kevés lakó számára.",
    ),
    "hr": (
        "Trajekt za otok opet je kasnio",
        "Trajekt za otok u ponedjeljak je opet kasnio, a na rivi se tome nitko nije začudio. Tako je svakoga "
        "tjedna otkako je u proljeće vraćen stari vozni red, koji već godinama nitko nije želio.",
        "Kapetan je rekao da će radije zakasniti nego pokisnuti, pa je otišao kuhati čaj. Putnici su za to "
        "vrijeme jeli kolače i gledali kako galebovi kruže iznad ribarskih brodića.",
        "Općina sada želi doznati može li veći brod skratiti plovidbu. Načelnica Perišić smatra da može, ali "
        "da će to biti preskupo za otok na kojem živi tako malo ljudi.",
    ),
    "ro": (
        "Feribotul spre insulă a întârziat din nou",
        "Feribotul spre insulă a întârziat din nou luni și nimeni de pe chei nu s-a mirat. Așa se întâmplă în "
        "fiecare săptămână, de când în primăvară s-a revenit la vechiul orar, pe care toți îl uitaseră.",
        "Căpitanul a spus că preferă să ajungă târziu decât ud și a coborât să pună apa la fiert. Între timp, "
        "călătorii au mâncat plăcinte și s-au uitat la pescărușii care zburau peste bărci.",
        "Primăria vrea acum să afle dacă o navă mai mare ar putea scurta traversarea. Primărița crede că este "
        "posibil, însă prea scump pentru o așezare atât de mică.",
    ),
    "tr": (
        "Ada vapuru yine geç kaldı",
        "Ada vapuru pazartesi günü yine geç kaldı ve iskelede buna kimse şaşırmadı. Eski tarifenin baharda "
        "geri gelmesinden beri her hafta böyle oluyor, diyor çaycı Şükrü Bey.",
        "Kaptan ıslanmaktansa geç kalmayı yeğlediğini söyledi ve çay koymak için aşağıya indi. Yolcular bu "
        "sırada simitlerini yiyip limanın üzerinde dönen martıları izlediler.",
        "Belediye şimdi daha büyük bir geminin yolculuğu kısaltıp kısaltmayacağını araştırıyor. Başkan Işık "
        "bunun mümkün, fakat bu kadar küçük bir ada için çok pahalı olduğunu düşünüyor.",
    ),
    "lt": (
        "Keltas į salą vėl pavėlavo",
        "Keltas į salą pirmadienį vėl pavėlavo, ir niekas krantinėje nenustebo. Taip yra kiekvieną savaitę "
        "nuo pavasario, kai buvo grąžintas senasis tvarkaraštis, kurį visi jau norėjo pamiršti.",
        "Kapitonas pasakė, kad geriau pavėluoti negu sušlapti, ir nuėjo virti arbatos. Keleiviai tuo metu "
        "valgė bandeles ir žiūrėjo, kaip žuvėdros suka ratus virš žvejų valčių.",
        "Savivaldybė dabar aiškinasi, ar didesnis laivas sutrumpintų kelionę. Merė Žukauskienė mano, kad tai "
        "įmanoma, tačiau per brangu tokiai mažai gyvenvietei.",
    ),
    "lv": (
        "Prāmis uz salu atkal kavējās",
        "Prāmis uz salu pirmdien atkal kavējās, un krastmalā neviens par to nebija pārsteigts. Tā notiek "
        "katru nedēļu, kopš pavasarī atjaunots vecais saraksts, kuru visi jau vēlējās aizmirst.",
        "Kapteinis teica, ka labāk atbraukt vēlāk nekā slapjam, un devās vārīt tēju. Pasažieri tikmēr ēda "
        "maizītes un skatījās, kā kaijas riņķo virs zvejnieku laivām.",
        "Pašvaldība tagad noskaidro, vai lielāks kuģis varētu saīsināt ceļu. Mēre Bērziņa uzskata, ka tas ir "
        "iespējams, taču pārāk dārgi tik mazai vietai.",
    ),
    "vi": (
        "Chuyến phà ra đảo lại đến muộn",
        "Chuyến phà ra đảo hôm thứ hai lại đến muộn, và không ai trên bến cảm thấy ngạc nhiên. Tuần nào cũng "
        "như vậy kể từ mùa xuân, khi lịch chạy cũ được áp dụng trở lại.",
        "Thuyền trưởng nói rằng ông thà đến trễ còn hơn bị ướt, rồi đi xuống pha trà. Trong lúc đó hành khách "
        "ăn bánh mì và nhìn những con chim bay lượn trên các thuyền đánh cá.",
        "Chính quyền xã đang xem xét liệu một con tàu lớn hơn có thể rút ngắn chuyến đi hay không. Bà chủ "
        "tịch cho rằng việc đó có thể làm được nhưng quá tốn kém.",
    ),
    "ru": (
        "Паром на остров снова опоздал",
        "Паром на остров в понедельник снова опоздал, и никто на набережной этому не удивился. Так происходит "
        "каждую неделю с весны, когда вернули старое расписание, о котором все уже хотели забыть.",
        "Капитан сказал, что лучше опоздать, чем промокнуть, и пошёл ставить чайник. Пассажиры тем временем "
        "ели булочки и смотрели, как чайки кружат над рыбацкими лодками.",
        "Городские власти теперь выясняют, сможет ли судно побольше сократить переправу. Мэр считает, что это "
        "возможно, но слишком дорого для такого небольшого посёлка.",
    ),
    "uk": (
        "Пором на острів знову запізнився",
        "Пором на острів у понеділок знову запізнився, і ніхто на набережній цьому не здивувався. Так "
        "відбувається щотижня з весни, коли повернули старий розклад, про який усі вже хотіли забути.",
        "Капітан сказав, що краще запізнитися, ніж змокнути, і пішов ставити чайник. Пасажири тим часом їли "
        "булочки й дивилися, як чайки кружляють над рибальськими човнами.",
        "Міська влада тепер з’ясовує, чи зможе більше судно скоротити переправу. Мерка вважає, що це можливо, "
        "але занадто дорого для такого невеликого селища.",
    ),
    "bg": (
        "Фериботът за острова отново закъсня",
        "Фериботът за острова в понеделник отново закъсня и никой на кея не се учуди. Така става всяка "
        "седмица от пролетта насам, когато върнаха старото разписание, което всички искаха да забравят.",
        "Капитанът каза, че предпочита да закъснее, отколкото да се намокри, и слезе да свари чай. Пътниците "
        "през това време ядяха кифли и гледаха как чайките кръжат над рибарските лодки.",
        "Общината сега проверява дали по-голям кораб би могъл да съкрати пътуването. Кметицата смята, че това "
        "е възможно, но твърде скъпо за толкова малко селище.",
    ),
    "el": (
        "Το πλοίο για το νησί καθυστέρησε ξανά",
        "Το πλοίο για το νησί καθυστέρησε ξανά τη Δευτέρα και κανείς στην προβλήτα δεν παραξενεύτηκε. Έτσι "
        "γίνεται κάθε εβδομάδα από την άνοιξη, όταν επέστρεψε το παλιό πρόγραμμα των δρομολογίων.",
        "Ο καπετάνιος είπε ότι προτιμά να αργήσει παρά να βραχεί και κατέβηκε να βάλει το νερό να βράσει. Οι "
        "επιβάτες έτρωγαν κουλούρια και κοιτούσαν τους γλάρους πάνω από τις βάρκες.",
        "Ο δήμος εξετάζει τώρα αν ένα μεγαλύτερο πλοίο θα μπορούσε να συντομεύσει το ταξίδι. Η δήμαρχος "
        "πιστεύει ότι αυτό είναι δυνατό, αλλά πολύ ακριβό για έναν τόσο μικρό τόπο.",
    ),
    "he": (
        "המעבורת אל האי שוב איחרה",
        "המעבורת אל האי שוב איחרה ביום שני, ואיש על הרציף לא הופתע. כך קורה בכל שבוע מאז האביב, כאשר הוחזר "
        "לוח הזמנים הישן שכולם כבר רצו לשכוח.",
        "רב החובל אמר שהוא מעדיף לאחר ולא להירטב, וירד להרתיח מים לתה. הנוסעים אכלו בינתיים לחמניות והביטו "
        "בשחפים שחגו מעל סירות הדייגים.",
        "המועצה בודקת עכשיו אם ספינה גדולה יותר תוכל לקצר את הדרך. ראש המועצה סבורה שהדבר אפשרי, אבל יקר מדי "
        "ליישוב קטן כל כך.",
    ),
    "ar": (
        "العبارة إلى الجزيرة تتأخر من جديد",
        "تأخرت العبارة المتجهة إلى الجزيرة يوم الاثنين من جديد، ولم يستغرب أحد على الرصيف ذلك. هكذا يحدث كل "
        "أسبوع منذ الربيع، حين أعيد العمل بالجدول القديم الذي أراد الجميع نسيانه.",
        "قال القبطان إنه يفضل أن يصل متأخرا على أن يصل مبتلا، ثم نزل ليعد الشاي. وأكل الركاب في هذه الأثناء "
        "الخبز ونظروا إلى النوارس التي تحوم فوق قوارب الصيادين.",
        "تدرس البلدية الآن ما إذا كانت سفينة أكبر ستختصر الرحلة. وترى رئيسة البلدية أن ذلك ممكن، لكنه مكلف "
        "جدا لمكان صغير كهذا.",
    ),
    "th": (
        "เรือข้ามฟากไปเกาะมาสายอีกแล้ว",
        "เรือข้ามฟากไปเกาะมาสายอีกครั้งในวันจันทร์ และไม่มีใครบนท่าเรือรู้สึกแปลกใจ "
        "เป็นเช่นนี้ทุกสัปดาห์ตั้งแต่ต้นปี เมื่อมีการนำตารางเวลาเก่ากลับมาใช้ใหม่",
        "กัปตันบอกว่ามาสายยังดีกว่าตัวเปียก แล้วเดินลงไปต้มน้ำชา ผู้โดยสารนั่งกินขนมปังและมองดูนกบินวนอยู่เหนือเรือประมง",
        "เทศบาลกำลังพิจารณาว่าเรือที่ใหญ่กว่าจะทำให้การเดินทางสั้นลงได้หรือไม่ นายกเทศมนตรีเห็นว่าเป็นไปได้ แต่แพงเกินไปสำหรับชุมชนเล็ก ๆ",
    ),
    "ja": (
        "島へ向かう船、また遅れる",
        "島へ向かう船は月曜日もまた遅れたが、岸壁で驚く人はい"
        "なかった。春に古い時刻表が戻ってから、毎週のように同"
        "じことが続いている。",
        "船長は「ぬれるよりは遅れるほうがいい」と話し、お茶を"
        "入れるために下へ降りていった。乗客たちはその間、パン"
        "を食べながら、漁船の上を飛ぶカモメを眺めていた。",
        "町は、より大きな船を使えば時間を短くできるかどうかを"
        "調べている。町長は可能だと考えているが、小さな町には"
        "費用が高すぎるという。",
    ),
    "zh": (
        "开往小岛的渡船又晚点了",
        "开往小岛的渡船星期一又晚点了，码头上没有人感到意外。"
        "自从春天恢复旧的时间表以来，每个星期都是这样，大家早"
        "就想把它忘掉。",
        "船长说，他宁可晚到也不愿意被淋湿，然后下去烧水泡茶"
        "。乘客们一边吃面包，一边看着海鸟在渔船上空飞来飞去。",
        "镇政府正在研究更大的船能不能缩短航程。镇长认为这是可能的，但是对于这样一个小地方来说费用太高。",
    ),
    "zh-Hant": (
        "開往小島的渡船又誤點了",
        "開往小島的渡船星期一又誤點了，碼頭上沒有人感到意外。"
        "自從春天恢復舊的時間表以來，每個星期都是這樣，大家早"
        "就想把它忘掉。",
        "船長說，他寧可晚到也不願意被淋濕，然後下去燒水泡茶"
        "。乘客們一邊吃麵包，一邊看著海鳥在漁船上空飛來飛去。",
        "鎮公所正在研究更大的船能不能縮短航程。鎮長認為這是可能的，但是對於這樣一個小地方來說費用太高。",
    ),
    "ko": (
        "섬으로 가는 배가 또 늦었다",
        "섬으로 가는 배가 월요일에 또 늦었지만 부두에서 놀라는 사람은 "
        "아무도 없었다. 봄에 옛 시간표가 다시 쓰이기 시작한 뒤로 매주 "
        "같은 일이 되풀이되고 있다.",
        "선장은 젖는 것보다는 늦는 편이 낫다고 말하고 차를 끓이러 아"
        "래로 내려갔다. 승객들은 그동안 빵을 먹으며 고깃배 위를 나는 "
        "갈매기를 바라보았다.",
        "군청은 더 큰 배를 쓰면 시간을 줄일 수 있는지 알아보고 있다"
        ". 군수는 가능하다고 보지만 이렇게 작은 마을에는 비용이 너무 "
        "많이 든다고 말했다.",
    ),
    "mt": (
        "Il-vapur lejn il-gżira reġa’ dam",
        "Il-vapur lejn il-gżira reġa’ wasal tard nhar it-Tnejn u ħadd fuq il-moll ma stagħġeb. Hekk ilu jiġri "
        "kull ġimgħa minn meta fir-rebbiegħa reġgħet daħlet l-iskeda l-antika.",
        "Il-kaptan qal li aħjar jasal tard milli mxarrab, u niżel isaħħan l-ilma għat-te. Il-passiġġieri "
        "sadanittant kielu l-ħobż u ħarsu lejn il-gawwi fuq id-dgħajjes tas-sajjieda.",
        "Il-kunsill issa qed jara jekk bastiment akbar jistax iqassar il-vjaġġ. Is-sindku taħseb li dan hu "
        "possibbli, iżda jiswa wisq għal post daqshekk żgħir.",
    ),
    "cy": (
        "Y fferi i’r ynys yn hwyr eto",
        "Roedd y fferi i’r ynys yn hwyr eto ddydd Llun, ac ni synnodd neb ar y cei. Felly y mae hi bob "
        "wythnos ers y gwanwyn, pan ddaeth yr hen amserlen yn ei hôl, meddai’r tŷ te ger y dŵr.",
        "Dywedodd y capten fod yn well ganddo fod yn hwyr na gwlyb, ac aeth i lawr i ferwi’r dŵr. Bwytaodd y "
        "teithwyr eu cacennau a gwylio’r gwylanod uwchben y cychod, a’r môr fel gŵydd lwyd.",
        "Mae’r cyngor yn ystyried a allai llong fwy fyrhau’r daith. Mae’r maer o’r farn ei bod yn bosibl, ond "
        "bod tâl y criw a’r tanwydd yn rhy uchel i bentref â chyn lleied o dŵr croyw.",
    ),
}
