import { DISPOSABLE_DOMAINS } from "#domain/intake/disposable-domains.ts"

const FREE = `
gmail.com googlemail.com yahoo.com ymail.com rocketmail.com myyahoo.com outlook.com hotmail.com live.com msn.com windowslive.com
icloud.com me.com mac.com aol.com aim.com netscape.net compuserve.com juno.com netzero.net netzero.com excite.com lycos.com mail.com email.com usa.com
consultant.com engineer.com post.com europe.com asia.com iname.com writeme.com dr.com myself.com usa.net inbox.com hushmail.com fastmail.com fastmail.fm
proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me mailfence.com runbox.com posteo.de posteo.net
mailbox.org disroot.org riseup.net startmail.com zoho.com zohomail.com zohomail.eu hey.com duck.com skiff.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.eu
gmx.us gmx.org gmx.info gmx.fr gmx.co.uk web.de t-online.de freenet.de arcor.de online.de email.de 1und1.de vodafone.de vodafonemail.de o2online.de
o2mail.de kabelmail.de unitybox.de alice.de alice-dsl.net hamburg.de berlin.de koeln.de netcologne.de ewetel.net ewe.net osnanet.de mnet-online.de
htp-tel.de versanet.de directbox.com firemail.de mail.de freemail.de lycos.de caramail.de aon.at chello.at inode.at drei.at a1.net kabsi.at
liwest.at utanet.at bluewin.ch hispeed.ch sunrise.ch swissonline.ch bluemail.ch vtxmail.ch netplus.ch yahoo.de ymail.de yahoo.co.uk yahoo.fr yahoo.es
yahoo.it yahoo.ca yahoo.com.au yahoo.com.br yahoo.co.in yahoo.in yahoo.co.jp yahoo.com.mx yahoo.com.ar yahoo.com.sg yahoo.com.ph yahoo.com.hk
yahoo.com.tw yahoo.com.vn yahoo.co.id yahoo.com.my yahoo.co.nz yahoo.co.za yahoo.ie yahoo.gr yahoo.dk yahoo.se yahoo.no yahoo.nl yahoo.be yahoo.at
yahoo.ch yahoo.pl yahoo.ro yahoo.cz yahoo.hu yahoo.fi yahoo.pt yahoo.com.tr yahoo.co.th yahoo.co.kr yahoo.com.co yahoo.com.pe yahoo.cl yahoo.com.cn
hotmail.de hotmail.co.uk hotmail.fr hotmail.es hotmail.it hotmail.nl hotmail.be hotmail.ca hotmail.ch hotmail.se hotmail.dk hotmail.no hotmail.fi
hotmail.com.au hotmail.com.br hotmail.com.ar hotmail.com.mx hotmail.com.tr hotmail.co.jp hotmail.co.nz hotmail.co.za hotmail.co.in hotmail.gr hotmail.hu
hotmail.cz hotmail.pt hotmail.cl hotmail.sg hotmail.at hotmail.co.th live.de live.co.uk live.fr live.nl live.be live.ca live.it live.se live.dk live.no
live.fi live.at live.ch live.com.au live.com.mx live.com.ar live.com.pt live.cl live.cn live.in live.ie live.co.za live.jp outlook.de outlook.fr
outlook.es outlook.it outlook.at outlook.be outlook.dk outlook.ie outlook.pt outlook.cz outlook.hu outlook.sk outlook.com.br outlook.com.ar outlook.com.au
outlook.com.tr outlook.co.id outlook.co.th outlook.in outlook.jp outlook.kr outlook.sa outlook.cl outlook.ph outlook.my outlook.sg outlook.co.il msn.de
msn.co.uk aol.de aol.co.uk aol.fr aol.it aol.es aol.nl orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr
aliceadsl.fr cegetel.net voila.fr libertysurf.fr nordnet.fr gmx.fr btinternet.com btopenworld.com btconnect.com sky.com virginmedia.com virgin.net
blueyonder.co.uk ntlworld.com talktalk.net tiscali.co.uk o2.co.uk plusnet.com plus.com freeserve.co.uk fsnet.co.uk lineone.net onetel.com
supanet.com zen.co.uk eircom.net iol.ie indigo.ie vodafone.ie libero.it virgilio.it alice.it tin.it tim.it tiscali.it inwind.it iol.it fastwebnet.it
email.it poste.it teletu.it aruba.it terra.es telefonica.net movistar.es ono.com ya.com wanadoo.es euskalnet.net sapo.pt iol.pt clix.pt netcabo.pt
mail.pt telepac.pt kpnmail.nl kpnplanet.nl planet.nl ziggo.nl xs4all.nl hetnet.nl home.nl upcmail.nl casema.nl chello.nl quicknet.nl tele2.nl
zonnet.nl caiway.nl live.nl telenet.be skynet.be proximus.be scarlet.be voo.be belgacom.net pandora.be base.be pt.lu telia.com bredband.net comhem.se
spray.se tele2.se bahnhof.se home.se passagen.se tdc.dk tdcadsl.dk mail.dk stofanet.dk ofir.dk jubii.dk webspeed.dk mail.tele.dk online.no frisurf.no
broadpark.no getmail.no c2i.net luukku.com kolumbus.fi elisanet.fi suomi24.fi pp.inet.fi saunalahti.fi wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu
poczta.onet.pl gazeta.pl tlen.pl vp.pl poczta.fm autograf.pl buziaczek.pl seznam.cz email.cz centrum.cz post.cz atlas.cz volny.cz tiscali.cz azet.sk
centrum.sk zoznam.sk post.sk pobox.sk freemail.hu citromail.hu t-online.hu indamail.hu vipmail.hu abv.bg mail.bg dir.bg gbg.bg siol.net email.si
net.hr inet.hr vip.hr email.t-com.hr otenet.gr forthnet.gr in.gr hol.gr ath.forthnet.gr walla.com walla.co.il netvision.net.il bezeqint.net 012.net.il
mynet.com mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru yandex.by yandex.kz yandex.ua rambler.ru lenta.ru ro.ru autorambler.ru
myrambler.ru ukr.net i.ua meta.ua bigmir.net tut.by mail.ee hot.ee inbox.lv inbox.lt delfi.lt one.lt apollo.lv comcast.net verizon.net att.net
sbcglobal.net bellsouth.net pacbell.net ameritech.net swbell.net flash.net prodigy.net nvbell.net snet.net cox.net charter.net spectrum.net earthlink.net
mindspring.com optonline.net optimum.net frontier.com frontiernet.net windstream.net centurylink.net centurytel.net embarqmail.com q.com qwest.net
roadrunner.com rr.com twc.com tampabay.rr.com suddenlink.net mediacombb.net cableone.net rcn.com peoplepc.com hughes.net wildblue.net tds.net
bresnan.net insightbb.com adelphia.net worldnet.att.net cs.com rogers.com shaw.ca sympatico.ca bell.net telus.net videotron.ca cogeco.ca
eastlink.ca mts.net sasktel.net nb.sympatico.ca bigpond.com bigpond.net.au optusnet.com.au iinet.net.au internode.on.net westnet.com.au dodo.com.au
tpg.com.au ozemail.com.au aapt.net.au xtra.co.nz slingshot.co.nz orcon.net.nz clear.net.nz paradise.net.nz ihug.co.nz mweb.co.za telkomsa.net
vodamail.co.za webmail.co.za absamail.co.za iafrica.com lantic.net uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com zipmail.com.br
oi.com.br pop.com.br itelefonica.com.br superig.com.br prodigy.net.mx infinitum.com.mx telmex.com fibertel.com.ar arnet.com.ar speedy.com.ar
ciudad.com.ar rediffmail.com rediff.com sify.com indiatimes.com vsnl.com vsnl.net bsnl.in in.com airtelmail.in qq.com foxmail.com 163.com 126.com yeah.net
vip.163.com 188.com sina.com sina.cn vip.sina.com sohu.com tom.com 21cn.com 139.com 189.cn aliyun.com wo.cn netease.com naver.com hanmail.net daum.net
nate.com korea.com hanmir.com chol.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp goo.jp
goo.ne.jp infoseek.jp hinet.net pchome.com.tw seed.net.tw netvigator.com singnet.com.sg pacific.net.sg streamyx.com tm.net.my plasa.com telkom.net
indo.net.id pldtdsl.net vnn.vn emirates.net.ae eim.ae`

const FREE_DOMAINS = new Set(FREE.trim().split(/\s+/))

/** Providers that have the same name in many countries, and one that has a domain for every hobby. */
const FAMILIES = /^(?:yahoo|ymail|hotmail|aol|gmx|rediffmail|tiscali|wanadoo)\.(?:(?:com?|net|org)\.)?[a-z]{2,4}$|^mail2[a-z]{2,20}\.com$/

/** Whether anybody can have a mailbox at this domain (lower case). Such a domain never names a company. */
export function isFreeMail(domain: string): boolean {
  return FREE_DOMAINS.has(domain) || FAMILIES.test(domain)
}

/** Whether mailboxes at this domain (lower case), or at the one above it, are made to be thrown away. */
export function isDisposable(domain: string): boolean {
  return DISPOSABLE_DOMAINS.has(domain) || DISPOSABLE_DOMAINS.has(domain.slice(domain.indexOf(".") + 1))
}
