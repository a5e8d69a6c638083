"""The phrases by which the role of a figure is told. Lists; which of them decides stands in `roles`."""

from emulation.prose.wordlists import Phrases

PLAN = Phrases(
    """
    kế hoạch,chỉ tiêu,kh giao,kh năm,so với kh,mục tiêu,dự toán,nghị quyết đề ra,nghị quyết đại hội,nghị quyết,ct giao
    chỉ tiêu giao,pháp lệnh,đăng ký đầu năm,giao ước đã ký,so với giao ước,đã đề ra,đề ra,được giao
    trung ương giao,tỉnh giao,t . ư giao,tw giao
    """
)
PAST = Phrases(
    """
    so với cùng kỳ,so với năm,so cùng kỳ,so với năm trước,cùng kỳ,năm trước,năm ngoái,so với đầu năm
    so với đầu nhiệm kỳ,so với nhiệm kỳ,so với quý,so với tháng,so với giai đoạn,so với khi,so với trước
    so với thời điểm,so năm,so với cuối năm,so với kỳ,so với đầu,so với lúc,năm liền kề,so với đợt
    """
)
CHANGE = Phrases(
    """
    tăng,tăng thêm,giảm,giảm bớt,bớt,tăng trưởng,tăng trưởng bình quân,bình quân tăng trưởng,tăng bình quân
    giảm được,giảm bình quân,giảm trên,tăng trên,tăng gần,tăng hơn,tăng khoảng,giảm hơn,giảm gần,tăng gấp,gấp
    cao hơn,thấp hơn,nhiều hơn,ít hơn,tăng được,giảm xuống,tăng lên,tăng trưởng đạt,tốc độ tăng,hạ
    """
)
EXCESS = Phrases(
    """
    vượt,vượt mức,vượt trên,vượt gần,vượt hơn,đạt và vượt,hoàn thành vượt mức,vượt chỉ tiêu,vượt kế hoạch,vượt trội
    """
)
DONE_OF = Phrases("hoàn thành,hoàn thành vượt mức,về đích,đạt và vượt")
SHARE = Phrases(
    """
    chiếm,chiếm tỷ lệ,chiếm tỉ lệ,tương đương,tương ứng,bằng,chiếm khoảng,chiếm gần,chiếm trên,chiếm hơn,tỷ trọng
    """
)
REACHED = Phrases("đạt,đạt tỷ lệ,đạt tỉ lệ,tỷ lệ đạt,tỷ lệ,tỉ lệ,đạt trên,đạt gần,đạt hơn")
RATE = Phrases("tỷ lệ,tỉ lệ,tỷ suất")
AVERAGE = Phrases(
    """
    bình quân,trung bình,mỗi,một suất,mỗi suất,mức cho vay,nâng mức,hạn mức,mức vay,mức hỗ trợ,mức chi,định mức
    mức lương,mức đóng,mệnh giá,lãi suất,đơn giá,mức thưởng,mức bình quân,mỗi một,từng suất,một người,một hộ,với mức
    """
)
FUTURE = Phrases(
    """
    phấn đấu,mục tiêu,chỉ tiêu phấn đấu,dự kiến,sẽ,năm tới,thời gian tới,cam kết,phương hướng,đề ra chỉ tiêu
    đặt chỉ tiêu,đặt mục tiêu,đề ra mục tiêu,kế hoạch năm,chỉ tiêu năm,chỉ tiêu chính,chỉ tiêu cụ thể
    chỉ tiêu thi đua,chỉ tiêu cơ bản,các chỉ tiêu,nhiệm vụ năm,hằng năm có,hàng năm có,hàng năm,hằng năm
    trong giai đoạn tới,dự kiến năm,có kế hoạch,tiếp tục phấn đấu,kế hoạch đề ra,giao chỉ tiêu,được giao,giao ước
    định hướng,tiếp tục duy trì,thi đua đạt,trở lên
    """
)
FUTURE_NOW = Phrases(
    """
    phấn đấu,dự kiến,sẽ,cam kết,mục tiêu đến năm,năm tới,thời gian tới,đặt mục tiêu,đề ra mục tiêu,đặt chỉ tiêu
    đề ra chỉ tiêu,chỉ tiêu phấn đấu
    """
)
PLAN_IS = Phrases(
    """
    chỉ tiêu,chỉ tiêu giao,chỉ tiêu là,kế hoạch,kế hoạch giao,kế hoạch là,kh giao,kh :,chỉ tiêu được giao
    chỉ tiêu đề ra,kế hoạch đề ra,kế hoạch năm,chỉ tiêu năm,mục tiêu,mục tiêu là,chỉ tiêu :,kế hoạch :
    chỉ tiêu trung ương giao,chỉ tiêu tỉnh giao,kế hoạch tỉnh giao,kế hoạch trung ương giao,chỉ tiêu tw giao
    giao chỉ tiêu,đăng ký
    """
)
PLAN_UNIT = Phrases("chỉ tiêu,kế hoạch")
DONE = Phrases("đã,kết quả,đạt được,thực hiện được,trong năm đã,năm qua")
TOTAL = Phrases(
    """
    lũy kế,luỹ kế,đến nay,tính đến,cho đến nay,tới nay,từ đầu nhiệm kỳ,trong nhiệm kỳ,nhiệm kỳ qua,cả nhiệm kỳ,dư nợ
    tổng dư nợ,số dư,tổng nguồn vốn,tổng nguồn quỹ,tổng quỹ,hiện có,hiện nay có,hiện đang,hiện nay,hiện đạt,hiện tồn
    hiện còn,hiện là,hiện quản lý,tổng số hội viên,nâng tổng số,nâng tổng,tính từ,trong những năm qua,những năm qua
    trong các năm,kể từ,từ khi,đang quản lý,đang hoạt động,duy trì hoạt động,qua các năm,tổng số đảng viên,nâng số
    tổng số quỹ,vốn điều lệ,đang duy trì,nâng lũy kế,toàn tỉnh hiện có,đến hết năm,đến cuối năm
    đến tháng,đến ngày,tổng vốn,tổng số vốn
    """
)
SPAN_OF_YEARS = Phrases(
    """
    giai đoạn # - #,nhiệm kỳ # - #,từ năm # đến,trong # năm,qua # năm,sau # năm,# năm qua,sau hơn # năm,từ # đến nay
    # năm thực hiện,hơn # năm qua,từ năm # - #,từ # - #,trong hơn # năm,qua hơn # năm,# năm triển khai
    trong # nhiệm kỳ
    """
)
STOCKS = Phrases(
    """
    hội viên,chi hội,tổ hội,câu lạc bộ,clb,hợp tác xã,htx,đảng viên,cơ sở hội,hội cơ sở,chi đoàn,đoàn viên
    tổ hợp tác,phân hội,thành viên,hội thành viên,tổ chức thành viên,quỹ tín dụng,liên hiệp htx,chi bộ,tổ chức cơ sở
    liên hiệp hợp tác xã
    """
)
HOLDS = Phrases("có,gồm,với,quản lý,hiện có,gồm có,là,tổng số")
NEW = Phrases(
    """
    kết nạp,thành lập,phát triển,mới,thêm,kết nạp mới,thành lập mới,giúp,hỗ trợ,tặng,trao,tham gia,tổ chức,vận động
    tuyên truyền,tập huấn,khen thưởng,biểu dương,cho,thu hút,đã có,xóa,củng cố,ra mắt,xây dựng,cấp,khám
    """
)
BODIES = Phrases(
    """
    hội,đơn vị,khối,cụm,thành viên,tổ chức,cơ quan,hội thành viên,ban ngành,sở,đơn vị thành viên,hiệp hội
    tổ chức hội
    """
)
BODY = Phrases("khối,cụm,khối thi đua,cụm thi đua,ban chấp hành,đoàn chủ tịch,ban thường vụ,bch")
BODY_HOLDS = Phrases("gồm,có,gồm có,với,bao gồm,thành,là,của,giữa,tổng số")
SPLIT = Phrases("tách thành,chia thành,thành,hợp nhất,sáp nhập,chia làm")
AWARDED = Phrases(
    """
    bằng khen,giấy khen,huy hiệu,cờ thi đua,tặng cờ,khen thưởng,tuyên dương,biểu dương,vinh danh,tôn vinh,kỷ niệm chương
    huân chương,huy chương,tặng thưởng,chiến sĩ thi đua,tập thể lao động,lao động tiên tiến,danh hiệu thi đua
    suy tôn,bình xét,trao thưởng,khen tặng,danh hiệu anh hùng,được khen,thư khen,cờ đơn vị,đề nghị khen,thầy thuốc
    nghệ nhân ưu tú,danh hiệu
    """
)
AWARDEES = Phrases(
    """
    tập thể,cá nhân,đơn vị,bằng khen,giấy khen,cờ,cờ thi đua,huân chương,huy chương,kỷ niệm chương,danh hiệu,đảng viên
    chiến sĩ thi đua,hội,tập thể lao động,cán bộ,đồng chí,điển hình,gương,đại biểu,hội viên,doanh nhân,cụm
    khối,bằng,tấm gương,thành viên
    """
)
AWARD_UNITS = Phrases("bằng khen,giấy khen,cờ thi đua,huân chương,kỷ niệm chương,huy chương")
PART_OF_THEM = Phrases("trong số đó,trong số này,trong tổng số,trong số các")
BEFORE_HIEN = frozenset({"thực", "thể", "xuất", "biểu", "phát", "cải", "tái", "đại"})
FROM_NEW_YEAR = Phrases("từ đầu năm,từ đầu quý,từ đầu tháng,từ ngày đầu năm,kể từ đầu năm")
"""Before `đến nay`: then it is the period that has gone on until now, and no running total of years."""
THIS_YEAR = Phrases("trong năm,năm nay,năm #,trong kỳ,từ đầu năm,năm qua")
IN_WHICH = Phrases("trong đó,bao gồm")
JOINTS = ([","], ["và"], ["với"], [",", "với"])
