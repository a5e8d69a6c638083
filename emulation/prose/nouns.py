"""What is counted in year-end reports, and the unit written behind a number. Lists and one rule; no values."""

from functools import lru_cache

from emulation.numerals.units import Family, unit_at
from emulation.prose.wordlists import Line, Phrases

_GROUPS = (
    """
    người,hội viên,thành viên,đoàn viên,đảng viên,cán bộ,công chức,viên chức,người lao động,lao động,công nhân
    nông dân,phụ nữ,thanh niên,thiếu niên,thiếu nhi,thanh thiếu niên,thanh thiếu nhi,học sinh,sinh viên,giáo viên
    trẻ em,trẻ,em,cháu,người dân,nhân dân,chiến sĩ,chiến sỹ,cựu chiến binh,người cao tuổi,người khuyết tật,nạn nhân
    bệnh nhân,đối tượng,đại biểu,tình nguyện viên,cộng tác viên,tuyên truyền viên,báo cáo viên,già làng,quần chúng
    đội viên,liệt sĩ,quân nhân,thương binh,gia đình,hộ,hộ gia đình,hộ nghèo,hộ dân,tập thể,cá nhân,đơn vị,hội
    tổ chức,doanh nghiệp,doanh nhân,mẹ việt nam anh hùng,luật gia,luật sư,nhà báo,lương y,nghệ sĩ,chuyên gia
    nhà khoa học,thạc sĩ,tiến sĩ,bác sĩ,y sĩ,nghệ nhân,tác giả,cựu giáo chức,cựu thanh niên xung phong,thân nhân,cặp
    bà con,đồng bào,đồng chí,chức sắc,tín đồ,lượt,lượt người,lượt hộ,lượt hội viên,công dân,vận động viên,thí sinh
    hội thẩm,hòa giải viên,trợ giúp viên,ủy viên
    """,
    """
    chi hội,chi đoàn,chi bộ,tổ hội,phân hội,liên hội,hội cơ sở,câu lạc bộ,clb,tổ,đội,nhóm,ban,ban chấp hành,khối,cụm
    hợp tác xã,htx,tổ hợp tác,liên hiệp,liên hiệp hợp tác xã,cơ quan,ban ngành,sở,trường,trường học,cơ sở,trung tâm
    công đoàn,công đoàn cơ sở,đảng bộ,dòng họ,cộng đồng,văn phòng,văn phòng luật sư,trạm,phòng,phòng khám,bệnh viện
    quỹ,ngân hàng,công ty,trang trại,gia trại,làng nghề,cấp hội,hội quán
    """,
    """
    công trình,phần việc,mô hình,điển hình,dự án,đề tài,sáng kiến,giải pháp,nhiệm vụ,đề án,chương trình,hoạt động
    sản phẩm,sáng chế,tiêu chí,chỉ tiêu,nội dung,phong trào,cuộc vận động,kế hoạch,văn bản,nghị quyết,quyết định
    hướng dẫn,báo cáo,công văn,hợp đồng,hồ sơ,đơn,đơn thư,vụ,vụ việc,vụ án,trường hợp,ý kiến,kiến nghị,lượt ý kiến
    dự thảo,chuyên đề,giao ước,thủ tục,dịch vụ,gương,tấm gương,gương điển hình,câu chuyện,vấn đề,địa chỉ
    """,
    """
    buổi,lớp,cuộc,đợt,hội nghị,hội thảo,tọa đàm,hội thi,cuộc thi,cuộc họp,phiên,kỳ họp,đoàn,chuyến,ngày hội,giải
    giải đấu,lễ,trận,ca,lần,lớp tập huấn,buổi tuyên truyền,khóa,cuộc kiểm tra,cuộc giám sát,trại,liên hoan,hội diễn
    chiến dịch,ngày công,giờ công,phút,đêm nhạc,sự kiện,lớp học,lượt khám
    """,
    """
    tin,bài,tin bài,bài viết,ảnh,phóng sự,chuyên mục,tác phẩm,bài báo,tạp chí,cuốn,cuốn sách,đầu sách,số báo,ấn phẩm
    tờ,tờ rơi,tờ gấp,pano,áp phích,băng rôn,bức,bức ảnh,tài liệu,video,clip,chuyên trang,trang,công trình nghiên cứu
    bản tin,số,khẩu hiệu,tập san,bản sách,bản,triển lãm,tập thơ,tiểu thuyết,bài thi,bài dự thi,kỳ,kênh
    """,
    """
    suất,suất quà,phần quà,phần,quà,món quà,túi quà,suất học bổng,học bổng,xe đạp,xe lăn,xe lắc,chiếc,cái,bộ,con,con bò
    con giống,bò,dê,lợn,gà,cây,cây xanh,cây giống,đơn vị máu,đơn vị,túi máu,thùng,hộp,bao,gói,sổ tiết kiệm,sổ,thẻ
    thẻ bảo hiểm y tế,thẻ bhyt,tấm,thang thuốc,thang,liều,viên,khẩu trang,áo,chăn,áo ấm,bình,máy,máy tính,điện thoại
    tivi,bàn,ghế,giường,đôi,vé,lá,lá cờ,cờ,xe,mũ,cặp sách,vở,quyển,quyển vở,tủ sách,tủ thuốc,bóng đèn,camera
    giác mạc,ca mổ,khung,thiết bị,suất ăn,bữa ăn,bát cháo,suất cơm,suất cháo,giống,vị thuốc,bài thuốc,hiện vật,khoản
    khoản vay,món vay,nguồn,mũi,kỷ vật
    """,
    """
    bằng khen,giấy khen,kỷ niệm chương,huân chương,huy chương,danh hiệu,bằng,giấy chứng nhận,giải thưởng,cờ thi đua
    bằng lao động sáng tạo,bằng sáng chế,giải nhất,giải nhì,giải ba,giải khuyến khích,huy chương vàng
    """,
    """
    nhà,căn,căn nhà,ngôi,ngôi nhà,mái ấm,nhà ở,nhà tình nghĩa,nhà nhân đạo,nhà đại đoàn kết,cầu,cây cầu,đường,tuyến
    tuyến đường,đoạn đường,giếng,giếng nước,bể nước,mộ,ngôi mộ,hài cốt,nhà vệ sinh,phòng học,sân chơi,vườn,vườn mẫu
    ao,điểm,điểm trường,bến,cống,công trình vệ sinh,hố rác,lò,nhà văn hóa,thư viện,nghĩa trang,bia
    """,
    """
    xã,phường,thị trấn,thôn,bản,tổ dân phố,khu phố,khu dân cư,khu,huyện,quận,thị xã,thành phố,tỉnh,ấp,buôn,xóm,làng
    địa phương,huyện thị,xã phường,quốc gia,nước,vùng,cấp,khóm,phum,sóc
    """,
)
_GROUP_PHRASES = tuple(Phrases(group) for group in _GROUPS)
COUNTED = Phrases(
    ",".join(_GROUPS)
    + ",%,phần trăm,đồng,đ,vnđ,usd,m2,m3,km,kg,tấn,tạ,ha,lít,lần,điểm,mét,hecta,m,triệu,tỷ,nghìn,ngàn,chục"
)
"""Nouns that are counted, and measures."""
_CLASSIFIERS = Phrases(
    """
    lượt,suất,phần,đơn vị,chiếc,cái,con,cây,bộ,cuốn,quyển,tờ,tấm,bức,ngôi,căn,hộp,thùng,bao,gói,túi,người,hộ,cuộc
    buổi,lớp,đợt,đôi,cặp,thẻ,sổ,bài,tác phẩm,đoàn,vụ,mái,đầu,lá,viên,liều,thang,trường hợp,giải,công trình,mô hình
    tổ,đội,nhóm,ca,phòng,điểm,tuyến,ngày,em,cháu,bản,bằng,giấy,kỷ niệm,huân,huy,cán bộ
    """
)
_STOPS = Phrases(
    """
    của,về,và,với,do,tại,ở,trong,ngoài,cho,được,là,có,đã,sẽ,đang,để,từ,đến,tới,theo,trên,dưới,so,thì,mà,nhằm,gồm
    cùng,như,khi,sau,trước,này,đó,kia,vào,ra,lên,xuống,bằng,đạt,vượt,tăng,giảm,tham gia,tham dự,trị giá,trở lên,bị
    qua,mỗi,các,những,nhưng,hoặc,hay,bao gồm,trở xuống,năm,tháng,ngày,quý,nay,còn,chiếm,thuộc,hiện,phục vụ,hưởng
    nhận,không,chưa,cũng,đều,rồi,nữa,thêm,mới,ước,nêu,vay,hơn,gần,khoảng,tổng,phấn đấu,hoàn thành,thực hiện
    tổ chức hội nghị,đề nghị,vì,đăng ký,gặp,phải,nên,vẫn,nâng,trao,tặng,giúp,hỗ trợ,góp phần,góp,đóng góp,đủ,kể,cả
    cộng,lại,nếu,đối với,kinh phí
    """
)
_VERBS = Phrases(
    """
    tổ chức,thực hiện,triển khai,ký kết,phát triển,tập huấn,tuyên truyền,hoạt động,xây dựng,duy trì,thành lập,kết nạp
    tích cực,thường xuyên,đang,toàn,trên toàn,hoàn toàn,cấp huyện,cấp tỉnh,cấp xã,cấp cơ sở,học tập,làm theo
    """
)
"""What goes on behind a noun that is not listed."""


def unit_behind(line: Line, at: int) -> tuple[str, int] | None:
    """The unit that begins at a token, and the index behind it: a measure, or the noun counted."""
    if at >= len(line):
        return None
    measure = unit_at(line.tokens, at)
    if measure is not None and not (measure[0].family is Family.TIME and COUNTED.at(line, at) is None):
        name = measure[0].name
        if measure[0].family is Family.SCORE or (
            len(line.tokens[at].text) == 1 and line.tokens[at].text not in "%đm₫$lg"
        ):
            return line.between(at, measure[1]), measure[1]
        return name, measure[1]
    if not line.is_word(at):
        return None
    known, stop = _group(line, at), _STOPS.at(line, at)
    if stop is not None and (known is None or known[1] <= stop):
        return None
    end = _noun_end(line, at)
    end = _coordinated(line, at, end)
    return line.between(at, end), end


def _noun_end(line: Line, at: int) -> int:
    """The classifier with its noun, a known noun, or a word and the one behind it."""
    group = _group(line, at)
    classifier = _CLASSIFIERS.at(line, at)
    end = group[1] if group else at + 1
    if classifier is not None and end == classifier:
        inner = _group(line, end)
        if inner is not None and line.word(end) != ",":
            return inner[1]
        return end
    if group is None and line.is_word(end) and _STOPS.at(line, end) is None and _VERBS.at(line, end) is None:
        return end + 1
    return end


def _coordinated(line: Line, start: int, end: int) -> int:
    """công trình, phần việc: a noun of the same kind behind a comma, counted together with the first."""
    while line.word(end) == "," and not line.is_number(end + 1):
        head = _kinds(line, start, end)
        group = _group(line, end + 1)
        if group is None or group[0] not in head:
            return end
        end = group[1]
    return end


def _kinds(line: Line, start: int, end: int) -> set[int]:
    return {found[0] for at in range(start, end) if (found := _group(line, at)) is not None and found[1] == end}


@lru_cache(maxsize=1024)
def kind_of(noun: str) -> int | None:
    """Which kind of thing a noun counts (people, bodies, works, events...), None where it is not listed."""
    line = Line(noun)
    found = _group(line, 0) if len(line) else None
    return found[0] if found else None


def _group(line: Line, at: int) -> tuple[int, int] | None:
    """The kind of a known noun and the index behind it; the longest fit wins."""
    best: tuple[int, int] | None = None
    for number, phrases in enumerate(_GROUP_PHRASES):
        end = phrases.at(line, at)
        if end is not None and (best is None or end > best[1]):
            best = number, end
    return best


def _ends_at(line: Line, at: int, end: int) -> bool:
    group = _group(line, at)
    return group is not None and group[1] == end


def unit_before(line: Line, at: int, reach: int = 16) -> str | None:
    """The noun a bare number counts where it stands before: `tổng số sáng kiến đã nộp là 6.754`."""
    start = max(0, at - reach)
    for index in range(at - 1, start - 1, -1):
        if line.word(index) == ";" or line.is_number(index):
            start = index + 1
            break
        if line.word(index) == "số" and line.is_word(index + 1) and line.word(index + 1) not in {"lượng", "là"}:
            if line.word(index + 1) == "tiền":
                return "đồng"
            return line.between(index + 1, max(_noun_end(line, index + 1), index + 2))
    for index in range(at - 1, start - 1, -1):
        group = _group(line, index)
        if group is not None:
            # `hội viên` ends where `viên` does.
            whole = next((first for first in range(max(index - 4, 0), index) if _ends_at(line, first, group[1])), index)
            return line.between(whole, group[1])
        if line.word(index) in {",", ";", "."}:
            return None
    return None
