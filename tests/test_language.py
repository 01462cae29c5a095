"""Which texts are certainly not English, and that none that is English for the most part is taken for another."""

from __future__ import annotations

import time

import pytest

from extractor.language import not_english

OTHERS = {
    "de": "Die Finanzministerin hat am Freitag versprochen, bis zum Ende des Jahres dreihundert Wohnungen "
    "in der Stadt zu bauen, und der Bürgermeister begrüßte den Plan, der seit Monaten umstritten "
    "ist.",
    "fr": "La ministre des Finances a promis vendredi de construire trois cents logements dans la capitale "
    "avant la fin de l'année, et le maire a salué ce projet qui était contesté depuis plusieurs "
    "mois.",
    "es": "La ministra de Hacienda prometió el viernes construir trescientas viviendas en la capital antes "
    "de que termine el año, y el alcalde celebró el plan, que llevaba meses en disputa.",
    "it": "La ministra delle Finanze ha promesso venerdì di costruire trecento case nella capitale entro "
    "la fine dell'anno, e il sindaco ha accolto con favore il progetto contestato da mesi.",
    "pt": "A ministra das Finanças prometeu na sexta-feira construir trezentas casas na capital até ao fim "
    "do ano, e o presidente da câmara saudou o plano, que era contestado há vários meses.",
    "nl": "De minister van Financiën heeft vrijdag beloofd om voor het einde van het jaar driehonderd "
    "woningen in de hoofdstad te bouwen, en de burgemeester was blij met het plan dat al maanden "
    "omstreden is.",
    "sv": "Finansministern lovade på fredagen att bygga trehundra bostäder i huvudstaden före årets slut, "
    "och borgmästaren välkomnade planen som har varit omstridd i flera månader.",
    "pl": "Minister finansów obiecała w piątek, że do końca roku zbuduje w stolicy trzysta mieszkań, a "
    "burmistrz przyjął z zadowoleniem ten plan, który od miesięcy budził spory.",
    "tr": "Maliye bakanı cuma günü yıl sonuna kadar başkentte üç yüz konut inşa etme sözü verdi ve "
    "belediye başkanı aylardır tartışılan planı memnuniyetle karşıladı, ancak muhalefet itiraz etti.",
    "id": "Menteri keuangan pada hari Jumat berjanji akan membangun tiga ratus rumah di ibu kota sebelum "
    "akhir tahun, dan wali kota menyambut baik rencana yang telah diperdebatkan selama "
    "berbulan-bulan itu.",
    "vi": "Bộ trưởng tài chính hôm thứ Sáu hứa sẽ xây dựng ba trăm ngôi nhà ở thủ đô trước cuối năm, và "
    "thị trưởng hoan nghênh kế hoạch đã gây tranh cãi trong nhiều tháng qua.",
    "sw": "Waziri wa fedha aliahidi siku ya Ijumaa kujenga nyumba mia tatu katika mji mkuu kabla ya mwisho "
    "wa mwaka, na meya alikaribisha mpango huo ambao umekuwa na utata kwa miezi mingi sana.",
    "fi": "Valtiovarainministeri lupasi perjantaina rakentaa kolmesataa asuntoa pääkaupunkiin ennen vuoden "
    "loppua, ja pormestari piti hyvänä suunnitelmaa, josta on kiistelty jo monta kuukautta "
    "peräkkäin.",
    "ru": "Министр финансов пообещала в пятницу построить до конца года триста домов в столице.",
    "ar": "وعدت وزيرة المالية يوم الجمعة ببناء ثلاثمئة منزل في العاصمة قبل نهاية العام.",
    "hi": "वित्त मंत्री ने शुक्रवार को वादा किया कि साल के अंत तक राजधानी में तीन सौ घर बनाए जाएंगे।",
    "zh": "财政部长星期五承诺在今年年底之前在首都建造三百套住房，市长对这项争议已久的计划表示欢迎。",
    "ja": "財務大臣は金曜日、年末までに首都に三百戸の住宅を建てると約束し、市長は計画を歓迎した。",
    "el": "Η υπουργός Οικονομικών υποσχέθηκε την Παρασκευή να χτίσει τριακόσια σπίτια στην πρωτεύουσα έως "
    "το τέλος του έτους.",
}
ENGLISH = (
    "The finance minister, Ana Reyes, promised on Friday to build 300 homes by the end of the year, officials said. "
)
KEPT = {
    "news": ENGLISH,
    "nothing": "",
    "figures": "12 13 14 15 " * 40,
    "a headline in another language": "Ministra promete trescientas viviendas",
    "a foreign quote": ENGLISH * 2 + f"“{OTHERS['es']}”",
    "half in another language": ENGLISH * 3 + OTHERS["fr"],
    "names": "Nguyễn Văn Thắng, Kwame Boateng, José Núñez, Siobhán Ní Bhriain, Łukasz Wójcik, Zoltán Szabó, "
    "Tomás Ó Súilleabháin, Nana Akufo, Priya Ramachandran, Oluwaseun Adébáyò, Mustafa Yılmaz",
    "a table": "Arsenal 2 Chelsea 1 Reyes 14 Okoro 77 Everton 0 Fulham 0 Leeds 3 Wolves 3 Villa 2 Palace 1 "
    "Burnley 0 Spurs 4 Luton 0 City 2 United 2 Forest 1 Bournemouth 1",
    "headlines": "Okoro wins Kano vote\nPort Tema closes repairs\nReyes vows homes\nGhana cedi slides\nLagos traders "
    "strike\nNairobi bus fares rise\nMumbai rains kill six\nKingston crime falls",
    "a name in another script": "Nootcharin S. (Thai: นุชจรินทร์ สุขคงดำเนิน นุชจรินทร์) is a retired player.",
    "Indian": "The Lok Sabha MP said crores of rupees were sanctioned under the Pradhan Mantri Awas Yojana, but "
    "gram panchayats in Mahabubnagar mandal got nothing, prompting a dharna and rasta roko by kisans.",
    "Nigerian": "Oga Adeyemi, Oba of Ilaro, told the owambe crowd at Balogun market say dem go build am before Sallah, "
    "and the danfo drivers cheered with the Iyaloja and the agberos.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_told(language: str) -> None:
    found = not_english(OTHERS[language] * 2)
    assert found == language


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_english_and_what_is_too_little_to_tell_are_kept(text: str) -> None:
    assert not_english(text) is None


def test_a_long_text_is_judged_by_a_sample() -> None:
    start = time.process_time()
    assert not_english(ENGLISH * 100_000) is None
    assert not_english(OTHERS["de"] * 50_000) == "de"
    assert time.process_time() - start < 2
