using System.Text;

namespace Glosa.Tokenization.Bert;

/// <summary>Characters that Unicode decomposes, each with what is left of it without non-spacing marks.</summary>
/// <remarks>
/// Normalization form D of the reference library. Differs: marks that Unicode 8 does not know stay in the order of the
/// text. .NET's own normalization does nothing in a process without ICU, so it is not asked.
/// </remarks>
internal static class BareLetters
{
    // Each entry: the bare letter, then those that are it with marks.
    private const string Letters =
        "AÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶÅ CÇĆĈĊČḈ EÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ IÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ NÑŃŅŇǸṄṆṈṊ "
        + "OÒÓÔÕÖŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ UÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ YÝŶŸȲẎỲỴỶỸ "
        + "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ cçćĉċčḉ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ iìíîïĩīĭįǐȉȋḭḯỉị nñńņňǹṅṇṉṋ "
        + "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự yýÿŷȳẏẙỳỵỷỹ DĎḊḌḎḐḒ dďḋḍḏḑḓ "
        + "GĜĞĠĢǦǴḠ gĝğġģǧǵḡ HĤȞḢḤḦḨḪ hĥȟḣḥḧḩḫẖ JĴ jĵǰ KĶǨḰḲḴK kķǩḱḳḵ LĹĻĽḶḸḺḼ lĺļľḷḹḻḽ RŔŖŘȐȒṘṚṜṞ rŕŗřȑȓṙṛṝṟ "
        + "SŚŜŞŠȘṠṢṤṦṨ sśŝşšșṡṣṥṧṩ TŢŤȚṪṬṮṰ tţťțṫṭṯṱẗ WŴẀẂẄẆẈ wŵẁẃẅẇẉẘ ZŹŻŽẐẒẔ zźżžẑẓẕ ÆǢǼ æǣǽ ƷǮ ʒǯ ØǾ øǿ ʹʹ "
        + ";; ¨΅῁῭΅ ΑΆἈἉἊἋἌἍἎἏᾈᾉᾊᾋᾌᾍᾎᾏᾸᾹᾺΆᾼ ·· ΕΈἘἙἚἛἜἝῈΈ ΗΉἨἩἪἫἬἭἮἯᾘᾙᾚᾛᾜᾝᾞᾟῊΉῌ ΙΊΪἸἹἺἻἼἽἾἿῘῙῚΊ ΟΌὈὉὊὋὌὍῸΌ "
        + "ΥΎΫὙὛὝὟῨῩῪΎ ΩΏὨὩὪὫὬὭὮὯᾨᾩᾪᾫᾬᾭᾮᾯῺΏῼΩ ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ "
        + "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ οόὀὁὂὃὄὅὸό ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ ЕЀЁӖ ГЃ ІЇ "
        + "КЌ ИЍЙӢӤ УЎӮӰӲ ийѝӣӥ еѐёӗ гѓ ії кќ уўӯӱӳ ѴѶ ѵѷ ЖӁӜ жӂӝ АӐӒ аӑӓ ӘӚ әӛ ЗӞ зӟ ОӦ оӧ ӨӪ өӫ ЭӬ эӭ ЧӴ чӵ "
        + "ЫӸ ыӹ नऩ रऱ ळऴ कक़ खख़ गग़ जज़ डड़ ढढ़ फफ़ यय़ ডড় ঢঢ় যয় ਲਲ਼ ਸਸ਼ ਖਖ਼ ਗਗ਼ ਜਜ਼ ਫਫ਼ ଡଡ଼ ଢଢ଼ གགྷ ཌཌྷ དདྷ བབྷ ཛཛྷ ཀཀྵ ဥဦ BḂḄḆ "
        + "bḃḅḇ FḞ fḟ MḾṀṂ mḿṁṃ PṔṖ pṕṗ VṼṾ vṽṿ XẊẌ xẋẍ ſẛ ᾿῍῎῏ ῾῝῞῟ ρῤῥ ΡῬ `` ´´ ←↚ →↛ ↔↮ ⇐⇍ ⇔⇎ ⇒⇏ ∃∄ ∈∉ ∋∌ ∣∤ "
        + "∥∦ ∼≁ ≃≄ ≅≇ ≈≉ =≠ ≡≢ ≍≭ <≮ >≯ ≤≰ ≥≱ ≲≴ ≳≵ ≶≸ ≷≹ ≺⊀ ≻⊁ ⊂⊄ ⊃⊅ ⊆⊈ ⊇⊉ ⊢⊬ ⊨⊭ ⊩⊮ ⊫⊯ ≼⋠ ≽⋡ ⊑⋢ ⊒⋣ ⊲⋪ ⊳⋫ ⊴⋬ "
        + "⊵⋭ 〈〈 〉〉 ⫝⫝̸ かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ つづ てで とど はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ うゔ ゝゞ カガ キギ クグ ケゲ コゴ サザ "
        + "シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバパ ヒビピ フブプ ヘベペ ホボポ ウヴ ワヷ ヰヸ ヱヹ ヲヺ ヽヾ";

    private const string MarkedScripts =
        "\u0627\u0622\u0623\u0625 \u0648\u0624 \u064A\u0626 \u06D5\u06C0 \u06C1\u06C2 \u06D2\u06D3 \u0B47\u0B48 "
        + "\u0CD5\u0CC0\u0CC7 \u0CD6\u0CC8 \u0CC2\u0CCA \u0DD9\u0DDA \u1B35\u1B3B\u1B3D\u1B43 \u2002\u2000 "
        + "\u2003\u2001 \u05D9\uFB1D\uFB39 \u05F2\uFB1F \u05E9\uFB2A\uFB2B\uFB2C\uFB2D\uFB49 "
        + "\u05D0\uFB2E\uFB2F\uFB30 \u05D1\uFB31\uFB4C \u05D2\uFB32 \u05D3\uFB33 \u05D4\uFB34 \u05D5\uFB35\uFB4B "
        + "\u05D6\uFB36 \u05D8\uFB38 \u05DA\uFB3A \u05DB\uFB3B\uFB4D \u05DC\uFB3C \u05DE\uFB3E \u05E0\uFB40 "
        + "\u05E1\uFB41 \u05E3\uFB43 \u05E4\uFB44\uFB4E \u05E6\uFB46 \u05E7\uFB47 \u05E8\uFB48 \u05EA\uFB4A "
        + "\U00011099\U0001109A \U0001109B\U0001109C \U000110A5\U000110AB \U000114B9\U000114BB";

    // Each entry: the character, then what it becomes.
    private const string Sequences =
        "\u09CB\u09C7\u09BE \u09CC\u09C7\u09D7 \u0B4B\u0B47\u0B3E \u0B4C\u0B47\u0B57 \u0B94\u0B92\u0BD7 "
        + "\u0BCA\u0BC6\u0BBE \u0BCB\u0BC7\u0BBE \u0BCC\u0BC6\u0BD7 \u0CCB\u0CC2\u0CD5 \u0D4A\u0D46\u0D3E "
        + "\u0D4B\u0D47\u0D3E \u0D4C\u0D46\u0D57 \u0DDC\u0DD9\u0DCF \u0DDD\u0DD9\u0DCF \u0DDE\u0DD9\u0DDF "
        + "\u1B06\u1B05\u1B35 \u1B08\u1B07\u1B35 \u1B0A\u1B09\u1B35 \u1B0C\u1B0B\u1B35 \u1B0E\u1B0D\u1B35 "
        + "\u1B12\u1B11\u1B35 \u1B40\u1B3E\u1B35 \u1B41\u1B3F\u1B35 \U0001134B\U00011347\U0001133E "
        + "\U0001134C\U00011347\U00011357 \U000114BC\U000114B9\U000114B0 \U000114BE\U000114B9\U000114BD "
        + "\U000115BA\U000115B8\U000115AF \U000115BB\U000115B9\U000115AF \U0001D15E\U0001D157\U0001D165 "
        + "\U0001D15F\U0001D158\U0001D165 \U0001D160\U0001D158\U0001D165\U0001D16E "
        + "\U0001D161\U0001D158\U0001D165\U0001D16F \U0001D162\U0001D158\U0001D165\U0001D170 "
        + "\U0001D163\U0001D158\U0001D165\U0001D171 \U0001D164\U0001D158\U0001D165\U0001D172 "
        + "\U0001D1BB\U0001D1B9\U0001D165 \U0001D1BC\U0001D1BA\U0001D165 \U0001D1BD\U0001D1B9\U0001D165\U0001D16E "
        + "\U0001D1BE\U0001D1BA\U0001D165\U0001D16E \U0001D1BF\U0001D1B9\U0001D165\U0001D16F "
        + "\U0001D1C0\U0001D1BA\U0001D165\U0001D16F";

    // Compatibility ideographs, each with the one that it stands for.
    private static readonly (int First, string Letters)[] s_ideographs =
    [
        (0xF900, "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北"
            + "磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
            + "杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼"
            + "館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘"),
        (0xFA70, "並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘"
            + "䀹𥉉𥳐𧻓齃龎"),
        (0x2F800, "丽丸乁𠄢你侮侻倂偺備僧像㒞𠘺免兔兤具𠔜㒹內再𠕋冗冤仌冬况𩇟凵刃㓟刻剆割剷㔕勇勉勤勺包匆北卉卑博即卽卿卿卿𠨬灰及叟𠭣叫叱吆咞吸呈周咢哶唐啓啣善善喙喫喳嗂圖嘆圗噑噴切壮城埴堍型堲報墬𡓤売壷夆多夢奢𡚨𡛪姬娛"
            + "娧姘婦㛮㛼嬈嬾嬾𡧈寃寘寧寳𡬘寿将当尢㞁屠屮峀岍𡷤嵃𡷦嵮嵫嵼巡巢㠯巽帨帽幩㡢𢆃㡼庰庳庶廊𪎒廾𢌱𢌱舁弢弢㣇𣊸𦇚形彫㣣徚忍志忹悁㤺㤜悔𢛔惇慈慌慎慌慺憎憲憤憯懞懲懶成戛扝抱拔捐𢬌挽拼捨掃揤𢯱搢揅掩㨮摩摾撝摷㩬"
            + "敏敬𣀊旣書晉㬙暑㬈㫤冒冕最暜肭䏙朗望朡杞杓𣏃㭉柺枅桒梅𣑭梎栟椔㮝楂榣槪檨𣚣櫛㰘次𣢧歔㱎歲殟殺殻𣪍𡴋𣫺汎𣲼沿泍汧洖派海流浩浸涅𣴞洴港湮㴳滋滇𣻑淹潮𣽞𣾎濆瀹瀞瀛㶖灊災灷炭𠔥煅𤉣熜𤎫爨爵牐𤘈犀犕𤜵𤠔獺王㺬玥"
            + "㺸㺸瑇瑜瑱璅瓊㼛甤𤰶甾𤲒異𢆟瘐𤾡𤾸𥁄㿼䀈直𥃳𥃲𥄙𥄳眞真真睊䀹瞋䁆䂖𥐝硎碌磌䃣𥘦祖𥚚𥛅福秫䄯穀穊穏𥥼𥪧𥪧竮䈂𥮫篆築䈧𥲀糒䊠糨糣紀𥾆絣䌁緇縂繅䌴𦈨𦉇䍙𦋙罺𦌾羕翺者𦓚𦔣聠𦖨聰𣍟䏕育脃䐋脾媵𦞧𦞵𣎓𣎜舁舄辞䑫芑"
            + "芋芝劳花芳芽苦𦬼若茝荣莭茣莽菧著荓菊菌菜𦰶𦵫𦳕䔫蓱蓳蔖𧏊蕤𦼬䕝䕡𦾱𧃒䕫虐虜虧虩蚩蚈蜎蛢蝹蜨蝫螆䗗蟡蠁䗹衠衣𧙧裗裞䘵裺㒻𧢮𧥦䚾䛇誠諭變豕𧲨貫賁贛起𧼯𠠄跋趼跰𠣞軔輸𨗒𨗭邔郱鄑𨜮鄛鈸鋗鋘鉼鏹鐕𨯺開䦕閷𨵷䧦雃"
            + "嶲霣𩅅𩈚䩮䩶韠𩐊䪲𩒖頋頋頩𩖶飢䬳餩馧駂駾䯎𩬰鬒鱀鳽䳎䳭鵧𪃎䳸𪄅𪈎𪊑麻䵖黹黾鼅鼏鼖鼻𪘀"),
    ];

    private static readonly Dictionary<Rune, Rune[]> s_bare = Read();

    /// <summary>What is left of a character; empty where nothing is known of it, which then stays as it is.</summary>
    public static ReadOnlySpan<Rune> Of(Rune rune) => s_bare.GetValueOrDefault(rune);

    private static Dictionary<Rune, Rune[]> Read()
    {
        var bare = new Dictionary<Rune, Rune[]>();
        foreach (var entry in Letters.Split(' ').Concat(MarkedScripts.Split(' ')).Select(Runes))
            foreach (var marked in entry.Skip(1))
                bare.Add(marked, entry[..1]);
        foreach (var entry in Sequences.Split(' ').Select(Runes))
            bare.Add(entry[0], entry[1..]);
        foreach (var (first, letters) in s_ideographs)
            foreach (var (index, letter) in letters.EnumerateRunes().Index())
                if (letter.Value != first + index)
                    bare.Add(new Rune(first + index), [letter]);
        return bare;
    }

    private static Rune[] Runes(string text) => [.. text.EnumerateRunes()];
}
