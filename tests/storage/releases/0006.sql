BEGIN TRANSACTION;
CREATE TABLE address (
	id INTEGER NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	external_id VARCHAR(120) NOT NULL, 
	person_id INTEGER, 
	preference INTEGER NOT NULL, 
	language VARCHAR(5), 
	reach VARCHAR(12) NOT NULL, 
	reach_until BIGINT, 
	heard_at BIGINT, free_until BIGINT, free_left INTEGER, 
	CONSTRAINT pk_address PRIMARY KEY (id), 
	CONSTRAINT uq_address_channel_external_id UNIQUE (channel, external_id), 
	CONSTRAINT fk_address_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "address" VALUES(1,'web','Cán bộ CTD 1',1,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(2,'mail','Cán bộ CTD 1',1,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(3,'web','Cán bộ VHNT 2',2,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(4,'mail','Cán bộ VHNT 2',2,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(5,'web','Cán bộ DC 3',3,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(6,'mail','Cán bộ DC 3',3,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(7,'web','Cán bộ KHKT 4',4,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(8,'mail','Cán bộ KHKT 4',4,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(9,'web','Cán bộ BVTE 5',5,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(10,'mail','Cán bộ BVTE 5',5,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(11,'web','Cán bộ NCT 6',6,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(12,'mail','Cán bộ NCT 6',6,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(13,'web','Cán bộ LG 7',7,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(14,'mail','Cán bộ LG 7',7,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(15,'web','Cán bộ LHTN 8',8,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(16,'mail','Cán bộ LHTN 8',8,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(17,'web','Cán bộ TNXP 9',9,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(18,'mail','Cán bộ TNXP 9',9,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(19,'web','Cán bộ KH 10',10,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(20,'mail','Cán bộ KH 10',10,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(21,'web','Cán bộ CGC 11',11,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(22,'mail','Cán bộ CGC 11',11,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(23,'web','Cán bộ HTX 12',12,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(24,'mail','Cán bộ HTX 12',12,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(25,'web','Cán bộ NM 13',13,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(26,'mail','Cán bộ NM 13',13,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(27,'web','Cán bộ HN 14',14,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(28,'mail','Cán bộ HN 14',14,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(29,'web','Cán bộ NB 15',15,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(30,'mail','Cán bộ NB 15',15,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(31,'web','Cán bộ DY 16',16,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(32,'mail','Cán bộ DY 16',16,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(33,'web','Cán bộ LV 17',17,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(34,'mail','Cán bộ LV 17',17,2,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(35,'web','Cán bộ NKT 18',18,1,'vi','open',NULL,1701397800000000,NULL,NULL);
INSERT INTO "address" VALUES(36,'web','Chuyên viên 19',19,1,'vi','open',NULL,1701397800000000,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE asked (
	association_id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	indicator_id INTEGER NOT NULL, 
	CONSTRAINT pk_asked PRIMARY KEY (association_id, period_id, indicator_id), 
	CONSTRAINT fk_asked_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_asked_period_id_period FOREIGN KEY(period_id) REFERENCES period (id), 
	CONSTRAINT fk_asked_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id)
);
INSERT INTO "asked" VALUES(1,2,1);
INSERT INTO "asked" VALUES(1,3,1);
INSERT INTO "asked" VALUES(2,2,1);
INSERT INTO "asked" VALUES(2,3,1);
INSERT INTO "asked" VALUES(3,2,1);
INSERT INTO "asked" VALUES(3,3,1);
INSERT INTO "asked" VALUES(4,2,1);
INSERT INTO "asked" VALUES(4,3,1);
INSERT INTO "asked" VALUES(5,2,1);
INSERT INTO "asked" VALUES(5,3,1);
INSERT INTO "asked" VALUES(6,2,1);
INSERT INTO "asked" VALUES(6,3,1);
INSERT INTO "asked" VALUES(7,2,1);
INSERT INTO "asked" VALUES(7,3,1);
INSERT INTO "asked" VALUES(8,2,1);
INSERT INTO "asked" VALUES(8,3,1);
INSERT INTO "asked" VALUES(9,2,1);
INSERT INTO "asked" VALUES(9,3,1);
INSERT INTO "asked" VALUES(10,2,1);
INSERT INTO "asked" VALUES(10,3,1);
INSERT INTO "asked" VALUES(11,2,1);
INSERT INTO "asked" VALUES(11,3,1);
INSERT INTO "asked" VALUES(12,2,1);
INSERT INTO "asked" VALUES(12,3,1);
INSERT INTO "asked" VALUES(13,2,1);
INSERT INTO "asked" VALUES(13,3,1);
INSERT INTO "asked" VALUES(14,2,1);
INSERT INTO "asked" VALUES(14,3,1);
INSERT INTO "asked" VALUES(15,2,1);
INSERT INTO "asked" VALUES(15,3,1);
INSERT INTO "asked" VALUES(16,2,1);
INSERT INTO "asked" VALUES(16,3,1);
INSERT INTO "asked" VALUES(17,2,1);
INSERT INTO "asked" VALUES(17,3,1);
INSERT INTO "asked" VALUES(18,2,1);
INSERT INTO "asked" VALUES(18,3,1);
INSERT INTO "asked" VALUES(1,1,2);
INSERT INTO "asked" VALUES(1,2,2);
INSERT INTO "asked" VALUES(1,3,2);
INSERT INTO "asked" VALUES(2,1,2);
INSERT INTO "asked" VALUES(2,2,2);
INSERT INTO "asked" VALUES(2,3,2);
INSERT INTO "asked" VALUES(3,1,2);
INSERT INTO "asked" VALUES(3,2,2);
INSERT INTO "asked" VALUES(3,3,2);
INSERT INTO "asked" VALUES(4,1,2);
INSERT INTO "asked" VALUES(4,2,2);
INSERT INTO "asked" VALUES(4,3,2);
INSERT INTO "asked" VALUES(5,1,2);
INSERT INTO "asked" VALUES(5,2,2);
INSERT INTO "asked" VALUES(5,3,2);
INSERT INTO "asked" VALUES(6,1,2);
INSERT INTO "asked" VALUES(6,2,2);
INSERT INTO "asked" VALUES(6,3,2);
INSERT INTO "asked" VALUES(7,1,2);
INSERT INTO "asked" VALUES(7,2,2);
INSERT INTO "asked" VALUES(7,3,2);
INSERT INTO "asked" VALUES(8,1,2);
INSERT INTO "asked" VALUES(8,2,2);
INSERT INTO "asked" VALUES(8,3,2);
INSERT INTO "asked" VALUES(9,1,2);
INSERT INTO "asked" VALUES(9,2,2);
INSERT INTO "asked" VALUES(9,3,2);
INSERT INTO "asked" VALUES(10,1,2);
INSERT INTO "asked" VALUES(10,2,2);
INSERT INTO "asked" VALUES(10,3,2);
INSERT INTO "asked" VALUES(11,1,2);
INSERT INTO "asked" VALUES(11,2,2);
INSERT INTO "asked" VALUES(11,3,2);
INSERT INTO "asked" VALUES(12,1,2);
INSERT INTO "asked" VALUES(12,2,2);
INSERT INTO "asked" VALUES(12,3,2);
INSERT INTO "asked" VALUES(13,1,2);
INSERT INTO "asked" VALUES(13,2,2);
INSERT INTO "asked" VALUES(13,3,2);
INSERT INTO "asked" VALUES(14,1,2);
INSERT INTO "asked" VALUES(14,2,2);
INSERT INTO "asked" VALUES(14,3,2);
INSERT INTO "asked" VALUES(15,1,2);
INSERT INTO "asked" VALUES(15,2,2);
INSERT INTO "asked" VALUES(15,3,2);
INSERT INTO "asked" VALUES(16,1,2);
INSERT INTO "asked" VALUES(16,2,2);
INSERT INTO "asked" VALUES(16,3,2);
INSERT INTO "asked" VALUES(17,1,2);
INSERT INTO "asked" VALUES(17,2,2);
INSERT INTO "asked" VALUES(17,3,2);
INSERT INTO "asked" VALUES(18,1,2);
INSERT INTO "asked" VALUES(18,2,2);
INSERT INTO "asked" VALUES(18,3,2);
INSERT INTO "asked" VALUES(1,1,3);
INSERT INTO "asked" VALUES(1,2,3);
INSERT INTO "asked" VALUES(1,3,3);
INSERT INTO "asked" VALUES(2,1,3);
INSERT INTO "asked" VALUES(2,2,3);
INSERT INTO "asked" VALUES(2,3,3);
INSERT INTO "asked" VALUES(4,1,3);
INSERT INTO "asked" VALUES(4,2,3);
INSERT INTO "asked" VALUES(4,3,3);
INSERT INTO "asked" VALUES(5,1,3);
INSERT INTO "asked" VALUES(5,2,3);
INSERT INTO "asked" VALUES(5,3,3);
INSERT INTO "asked" VALUES(6,1,3);
INSERT INTO "asked" VALUES(6,2,3);
INSERT INTO "asked" VALUES(6,3,3);
INSERT INTO "asked" VALUES(7,1,3);
INSERT INTO "asked" VALUES(7,2,3);
INSERT INTO "asked" VALUES(7,3,3);
INSERT INTO "asked" VALUES(8,1,3);
INSERT INTO "asked" VALUES(8,2,3);
INSERT INTO "asked" VALUES(8,3,3);
INSERT INTO "asked" VALUES(9,1,3);
INSERT INTO "asked" VALUES(9,2,3);
INSERT INTO "asked" VALUES(9,3,3);
INSERT INTO "asked" VALUES(10,1,3);
INSERT INTO "asked" VALUES(10,2,3);
INSERT INTO "asked" VALUES(10,3,3);
INSERT INTO "asked" VALUES(11,1,3);
INSERT INTO "asked" VALUES(11,2,3);
INSERT INTO "asked" VALUES(11,3,3);
INSERT INTO "asked" VALUES(12,1,3);
INSERT INTO "asked" VALUES(12,2,3);
INSERT INTO "asked" VALUES(12,3,3);
INSERT INTO "asked" VALUES(14,1,3);
INSERT INTO "asked" VALUES(14,2,3);
INSERT INTO "asked" VALUES(14,3,3);
INSERT INTO "asked" VALUES(15,1,3);
INSERT INTO "asked" VALUES(15,2,3);
INSERT INTO "asked" VALUES(15,3,3);
INSERT INTO "asked" VALUES(16,1,3);
INSERT INTO "asked" VALUES(16,2,3);
INSERT INTO "asked" VALUES(16,3,3);
INSERT INTO "asked" VALUES(17,1,3);
INSERT INTO "asked" VALUES(17,2,3);
INSERT INTO "asked" VALUES(17,3,3);
INSERT INTO "asked" VALUES(1,1,4);
INSERT INTO "asked" VALUES(1,2,4);
INSERT INTO "asked" VALUES(1,3,4);
INSERT INTO "asked" VALUES(2,1,4);
INSERT INTO "asked" VALUES(2,2,4);
INSERT INTO "asked" VALUES(2,3,4);
INSERT INTO "asked" VALUES(4,1,4);
INSERT INTO "asked" VALUES(4,2,4);
INSERT INTO "asked" VALUES(4,3,4);
INSERT INTO "asked" VALUES(5,1,4);
INSERT INTO "asked" VALUES(5,2,4);
INSERT INTO "asked" VALUES(5,3,4);
INSERT INTO "asked" VALUES(6,1,4);
INSERT INTO "asked" VALUES(6,2,4);
INSERT INTO "asked" VALUES(6,3,4);
INSERT INTO "asked" VALUES(7,1,4);
INSERT INTO "asked" VALUES(7,2,4);
INSERT INTO "asked" VALUES(7,3,4);
INSERT INTO "asked" VALUES(8,1,4);
INSERT INTO "asked" VALUES(8,2,4);
INSERT INTO "asked" VALUES(8,3,4);
INSERT INTO "asked" VALUES(10,1,4);
INSERT INTO "asked" VALUES(10,2,4);
INSERT INTO "asked" VALUES(10,3,4);
INSERT INTO "asked" VALUES(11,1,4);
INSERT INTO "asked" VALUES(11,2,4);
INSERT INTO "asked" VALUES(11,3,4);
INSERT INTO "asked" VALUES(12,1,4);
INSERT INTO "asked" VALUES(12,2,4);
INSERT INTO "asked" VALUES(12,3,4);
INSERT INTO "asked" VALUES(13,1,4);
INSERT INTO "asked" VALUES(13,2,4);
INSERT INTO "asked" VALUES(13,3,4);
INSERT INTO "asked" VALUES(14,1,4);
INSERT INTO "asked" VALUES(14,2,4);
INSERT INTO "asked" VALUES(14,3,4);
INSERT INTO "asked" VALUES(15,1,4);
INSERT INTO "asked" VALUES(15,2,4);
INSERT INTO "asked" VALUES(15,3,4);
INSERT INTO "asked" VALUES(16,1,4);
INSERT INTO "asked" VALUES(16,2,4);
INSERT INTO "asked" VALUES(16,3,4);
INSERT INTO "asked" VALUES(17,1,4);
INSERT INTO "asked" VALUES(17,2,4);
INSERT INTO "asked" VALUES(17,3,4);
INSERT INTO "asked" VALUES(18,1,4);
INSERT INTO "asked" VALUES(18,2,4);
INSERT INTO "asked" VALUES(18,3,4);
INSERT INTO "asked" VALUES(2,2,5);
INSERT INTO "asked" VALUES(2,3,5);
INSERT INTO "asked" VALUES(4,2,5);
INSERT INTO "asked" VALUES(4,3,5);
INSERT INTO "asked" VALUES(5,2,5);
INSERT INTO "asked" VALUES(5,3,5);
INSERT INTO "asked" VALUES(6,2,5);
INSERT INTO "asked" VALUES(6,3,5);
INSERT INTO "asked" VALUES(7,2,5);
INSERT INTO "asked" VALUES(7,3,5);
INSERT INTO "asked" VALUES(8,2,5);
INSERT INTO "asked" VALUES(8,3,5);
INSERT INTO "asked" VALUES(10,2,5);
INSERT INTO "asked" VALUES(10,3,5);
INSERT INTO "asked" VALUES(11,2,5);
INSERT INTO "asked" VALUES(11,3,5);
INSERT INTO "asked" VALUES(12,2,5);
INSERT INTO "asked" VALUES(12,3,5);
INSERT INTO "asked" VALUES(13,2,5);
INSERT INTO "asked" VALUES(13,3,5);
INSERT INTO "asked" VALUES(14,2,5);
INSERT INTO "asked" VALUES(14,3,5);
INSERT INTO "asked" VALUES(15,2,5);
INSERT INTO "asked" VALUES(15,3,5);
INSERT INTO "asked" VALUES(16,2,5);
INSERT INTO "asked" VALUES(16,3,5);
INSERT INTO "asked" VALUES(17,2,5);
INSERT INTO "asked" VALUES(17,3,5);
INSERT INTO "asked" VALUES(18,2,5);
INSERT INTO "asked" VALUES(18,3,5);
INSERT INTO "asked" VALUES(1,2,6);
INSERT INTO "asked" VALUES(1,3,6);
INSERT INTO "asked" VALUES(2,2,6);
INSERT INTO "asked" VALUES(2,3,6);
INSERT INTO "asked" VALUES(3,2,6);
INSERT INTO "asked" VALUES(3,3,6);
INSERT INTO "asked" VALUES(4,2,6);
INSERT INTO "asked" VALUES(4,3,6);
INSERT INTO "asked" VALUES(5,2,6);
INSERT INTO "asked" VALUES(5,3,6);
INSERT INTO "asked" VALUES(6,2,6);
INSERT INTO "asked" VALUES(6,3,6);
INSERT INTO "asked" VALUES(7,2,6);
INSERT INTO "asked" VALUES(7,3,6);
INSERT INTO "asked" VALUES(8,2,6);
INSERT INTO "asked" VALUES(8,3,6);
INSERT INTO "asked" VALUES(9,2,6);
INSERT INTO "asked" VALUES(9,3,6);
INSERT INTO "asked" VALUES(10,2,6);
INSERT INTO "asked" VALUES(10,3,6);
INSERT INTO "asked" VALUES(11,2,6);
INSERT INTO "asked" VALUES(11,3,6);
INSERT INTO "asked" VALUES(12,2,6);
INSERT INTO "asked" VALUES(12,3,6);
INSERT INTO "asked" VALUES(13,2,6);
INSERT INTO "asked" VALUES(13,3,6);
INSERT INTO "asked" VALUES(14,2,6);
INSERT INTO "asked" VALUES(14,3,6);
INSERT INTO "asked" VALUES(15,2,6);
INSERT INTO "asked" VALUES(15,3,6);
INSERT INTO "asked" VALUES(16,2,6);
INSERT INTO "asked" VALUES(16,3,6);
INSERT INTO "asked" VALUES(17,2,6);
INSERT INTO "asked" VALUES(17,3,6);
INSERT INTO "asked" VALUES(18,2,6);
INSERT INTO "asked" VALUES(18,3,6);
INSERT INTO "asked" VALUES(1,2,7);
INSERT INTO "asked" VALUES(1,3,7);
INSERT INTO "asked" VALUES(1,1,8);
INSERT INTO "asked" VALUES(1,2,8);
INSERT INTO "asked" VALUES(1,3,8);
INSERT INTO "asked" VALUES(1,1,9);
INSERT INTO "asked" VALUES(1,2,9);
INSERT INTO "asked" VALUES(1,3,9);
INSERT INTO "asked" VALUES(1,2,10);
INSERT INTO "asked" VALUES(1,3,10);
INSERT INTO "asked" VALUES(1,2,11);
INSERT INTO "asked" VALUES(1,3,11);
INSERT INTO "asked" VALUES(1,2,12);
INSERT INTO "asked" VALUES(1,3,12);
INSERT INTO "asked" VALUES(1,2,13);
INSERT INTO "asked" VALUES(1,3,13);
INSERT INTO "asked" VALUES(1,2,14);
INSERT INTO "asked" VALUES(1,3,14);
INSERT INTO "asked" VALUES(1,2,15);
INSERT INTO "asked" VALUES(1,3,15);
INSERT INTO "asked" VALUES(2,1,16);
INSERT INTO "asked" VALUES(2,2,16);
INSERT INTO "asked" VALUES(2,3,16);
INSERT INTO "asked" VALUES(2,1,17);
INSERT INTO "asked" VALUES(2,2,17);
INSERT INTO "asked" VALUES(2,3,17);
INSERT INTO "asked" VALUES(2,2,18);
INSERT INTO "asked" VALUES(2,3,18);
INSERT INTO "asked" VALUES(2,2,19);
INSERT INTO "asked" VALUES(2,3,19);
INSERT INTO "asked" VALUES(2,2,20);
INSERT INTO "asked" VALUES(2,3,20);
INSERT INTO "asked" VALUES(3,1,21);
INSERT INTO "asked" VALUES(3,2,21);
INSERT INTO "asked" VALUES(3,3,21);
INSERT INTO "asked" VALUES(3,1,22);
INSERT INTO "asked" VALUES(3,2,22);
INSERT INTO "asked" VALUES(3,3,22);
INSERT INTO "asked" VALUES(3,1,23);
INSERT INTO "asked" VALUES(3,2,23);
INSERT INTO "asked" VALUES(3,3,23);
INSERT INTO "asked" VALUES(3,1,24);
INSERT INTO "asked" VALUES(3,2,24);
INSERT INTO "asked" VALUES(3,3,24);
INSERT INTO "asked" VALUES(3,2,25);
INSERT INTO "asked" VALUES(3,3,25);
INSERT INTO "asked" VALUES(3,2,26);
INSERT INTO "asked" VALUES(3,3,26);
INSERT INTO "asked" VALUES(4,1,27);
INSERT INTO "asked" VALUES(4,2,27);
INSERT INTO "asked" VALUES(4,3,27);
INSERT INTO "asked" VALUES(4,1,28);
INSERT INTO "asked" VALUES(4,2,28);
INSERT INTO "asked" VALUES(4,3,28);
INSERT INTO "asked" VALUES(4,2,29);
INSERT INTO "asked" VALUES(4,3,29);
INSERT INTO "asked" VALUES(4,2,30);
INSERT INTO "asked" VALUES(4,3,30);
INSERT INTO "asked" VALUES(4,2,31);
INSERT INTO "asked" VALUES(4,3,31);
INSERT INTO "asked" VALUES(4,2,32);
INSERT INTO "asked" VALUES(4,3,32);
INSERT INTO "asked" VALUES(5,1,33);
INSERT INTO "asked" VALUES(5,2,33);
INSERT INTO "asked" VALUES(5,3,33);
INSERT INTO "asked" VALUES(5,2,34);
INSERT INTO "asked" VALUES(5,3,34);
INSERT INTO "asked" VALUES(5,1,35);
INSERT INTO "asked" VALUES(5,2,35);
INSERT INTO "asked" VALUES(5,3,35);
INSERT INTO "asked" VALUES(5,2,36);
INSERT INTO "asked" VALUES(5,3,36);
INSERT INTO "asked" VALUES(6,1,37);
INSERT INTO "asked" VALUES(6,2,37);
INSERT INTO "asked" VALUES(6,3,37);
INSERT INTO "asked" VALUES(6,1,38);
INSERT INTO "asked" VALUES(6,2,38);
INSERT INTO "asked" VALUES(6,3,38);
INSERT INTO "asked" VALUES(6,2,39);
INSERT INTO "asked" VALUES(6,3,39);
INSERT INTO "asked" VALUES(6,2,40);
INSERT INTO "asked" VALUES(6,3,40);
INSERT INTO "asked" VALUES(6,2,41);
INSERT INTO "asked" VALUES(6,3,41);
INSERT INTO "asked" VALUES(7,1,42);
INSERT INTO "asked" VALUES(7,2,42);
INSERT INTO "asked" VALUES(7,3,42);
INSERT INTO "asked" VALUES(7,2,43);
INSERT INTO "asked" VALUES(7,3,43);
INSERT INTO "asked" VALUES(7,1,44);
INSERT INTO "asked" VALUES(7,2,44);
INSERT INTO "asked" VALUES(7,3,44);
INSERT INTO "asked" VALUES(7,2,45);
INSERT INTO "asked" VALUES(7,3,45);
INSERT INTO "asked" VALUES(7,2,46);
INSERT INTO "asked" VALUES(7,3,46);
INSERT INTO "asked" VALUES(8,1,47);
INSERT INTO "asked" VALUES(8,2,47);
INSERT INTO "asked" VALUES(8,3,47);
INSERT INTO "asked" VALUES(8,1,48);
INSERT INTO "asked" VALUES(8,2,48);
INSERT INTO "asked" VALUES(8,3,48);
INSERT INTO "asked" VALUES(8,2,49);
INSERT INTO "asked" VALUES(8,3,49);
INSERT INTO "asked" VALUES(8,2,50);
INSERT INTO "asked" VALUES(8,3,50);
INSERT INTO "asked" VALUES(9,1,51);
INSERT INTO "asked" VALUES(9,2,51);
INSERT INTO "asked" VALUES(9,3,51);
INSERT INTO "asked" VALUES(9,2,52);
INSERT INTO "asked" VALUES(9,3,52);
INSERT INTO "asked" VALUES(9,2,53);
INSERT INTO "asked" VALUES(9,3,53);
INSERT INTO "asked" VALUES(9,1,54);
INSERT INTO "asked" VALUES(9,2,54);
INSERT INTO "asked" VALUES(9,3,54);
INSERT INTO "asked" VALUES(9,1,55);
INSERT INTO "asked" VALUES(9,2,55);
INSERT INTO "asked" VALUES(9,3,55);
INSERT INTO "asked" VALUES(10,1,56);
INSERT INTO "asked" VALUES(10,2,56);
INSERT INTO "asked" VALUES(10,3,56);
INSERT INTO "asked" VALUES(10,1,57);
INSERT INTO "asked" VALUES(10,2,57);
INSERT INTO "asked" VALUES(10,3,57);
INSERT INTO "asked" VALUES(10,2,58);
INSERT INTO "asked" VALUES(10,3,58);
INSERT INTO "asked" VALUES(10,2,59);
INSERT INTO "asked" VALUES(10,3,59);
INSERT INTO "asked" VALUES(10,2,60);
INSERT INTO "asked" VALUES(10,3,60);
INSERT INTO "asked" VALUES(10,2,61);
INSERT INTO "asked" VALUES(10,3,61);
INSERT INTO "asked" VALUES(11,1,62);
INSERT INTO "asked" VALUES(11,2,62);
INSERT INTO "asked" VALUES(11,3,62);
INSERT INTO "asked" VALUES(11,2,63);
INSERT INTO "asked" VALUES(11,3,63);
INSERT INTO "asked" VALUES(11,1,64);
INSERT INTO "asked" VALUES(11,2,64);
INSERT INTO "asked" VALUES(11,3,64);
INSERT INTO "asked" VALUES(12,1,65);
INSERT INTO "asked" VALUES(12,2,65);
INSERT INTO "asked" VALUES(12,3,65);
INSERT INTO "asked" VALUES(12,2,66);
INSERT INTO "asked" VALUES(12,3,66);
INSERT INTO "asked" VALUES(12,1,67);
INSERT INTO "asked" VALUES(12,2,67);
INSERT INTO "asked" VALUES(12,3,67);
INSERT INTO "asked" VALUES(12,2,68);
INSERT INTO "asked" VALUES(12,3,68);
INSERT INTO "asked" VALUES(12,2,69);
INSERT INTO "asked" VALUES(12,3,69);
INSERT INTO "asked" VALUES(13,1,70);
INSERT INTO "asked" VALUES(13,2,70);
INSERT INTO "asked" VALUES(13,3,70);
INSERT INTO "asked" VALUES(13,1,71);
INSERT INTO "asked" VALUES(13,2,71);
INSERT INTO "asked" VALUES(13,3,71);
INSERT INTO "asked" VALUES(13,2,72);
INSERT INTO "asked" VALUES(13,3,72);
INSERT INTO "asked" VALUES(13,2,73);
INSERT INTO "asked" VALUES(13,3,73);
INSERT INTO "asked" VALUES(13,1,74);
INSERT INTO "asked" VALUES(13,2,74);
INSERT INTO "asked" VALUES(13,3,74);
INSERT INTO "asked" VALUES(14,1,75);
INSERT INTO "asked" VALUES(14,2,75);
INSERT INTO "asked" VALUES(14,3,75);
INSERT INTO "asked" VALUES(14,1,76);
INSERT INTO "asked" VALUES(14,2,76);
INSERT INTO "asked" VALUES(14,3,76);
INSERT INTO "asked" VALUES(14,2,77);
INSERT INTO "asked" VALUES(14,3,77);
INSERT INTO "asked" VALUES(14,2,78);
INSERT INTO "asked" VALUES(14,3,78);
INSERT INTO "asked" VALUES(15,1,79);
INSERT INTO "asked" VALUES(15,2,79);
INSERT INTO "asked" VALUES(15,3,79);
INSERT INTO "asked" VALUES(15,2,80);
INSERT INTO "asked" VALUES(15,3,80);
INSERT INTO "asked" VALUES(15,1,81);
INSERT INTO "asked" VALUES(15,2,81);
INSERT INTO "asked" VALUES(15,3,81);
INSERT INTO "asked" VALUES(15,2,82);
INSERT INTO "asked" VALUES(15,3,82);
INSERT INTO "asked" VALUES(15,2,83);
INSERT INTO "asked" VALUES(15,3,83);
INSERT INTO "asked" VALUES(16,1,84);
INSERT INTO "asked" VALUES(16,2,84);
INSERT INTO "asked" VALUES(16,3,84);
INSERT INTO "asked" VALUES(16,1,85);
INSERT INTO "asked" VALUES(16,2,85);
INSERT INTO "asked" VALUES(16,3,85);
INSERT INTO "asked" VALUES(16,2,86);
INSERT INTO "asked" VALUES(16,3,86);
INSERT INTO "asked" VALUES(16,2,87);
INSERT INTO "asked" VALUES(16,3,87);
INSERT INTO "asked" VALUES(16,2,88);
INSERT INTO "asked" VALUES(16,3,88);
INSERT INTO "asked" VALUES(17,2,89);
INSERT INTO "asked" VALUES(17,3,89);
INSERT INTO "asked" VALUES(17,1,90);
INSERT INTO "asked" VALUES(17,2,90);
INSERT INTO "asked" VALUES(17,3,90);
INSERT INTO "asked" VALUES(17,1,91);
INSERT INTO "asked" VALUES(17,2,91);
INSERT INTO "asked" VALUES(17,3,91);
INSERT INTO "asked" VALUES(17,2,92);
INSERT INTO "asked" VALUES(17,3,92);
INSERT INTO "asked" VALUES(18,1,93);
INSERT INTO "asked" VALUES(18,2,93);
INSERT INTO "asked" VALUES(18,3,93);
INSERT INTO "asked" VALUES(18,1,94);
INSERT INTO "asked" VALUES(18,2,94);
INSERT INTO "asked" VALUES(18,3,94);
INSERT INTO "asked" VALUES(18,1,95);
INSERT INTO "asked" VALUES(18,2,95);
INSERT INTO "asked" VALUES(18,3,95);
INSERT INTO "asked" VALUES(18,2,96);
INSERT INTO "asked" VALUES(18,3,96);
INSERT INTO "asked" VALUES(18,2,97);
INSERT INTO "asked" VALUES(18,3,97);
CREATE TABLE association (
	id INTEGER NOT NULL, 
	province_id INTEGER NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	aliases TEXT NOT NULL, 
	merged_into INTEGER, phone VARCHAR(20), 
	CONSTRAINT pk_association PRIMARY KEY (id), 
	CONSTRAINT uq_association_province_id_code UNIQUE (province_id, code), 
	CONSTRAINT fk_association_province_id_province FOREIGN KEY(province_id) REFERENCES province (id), 
	CONSTRAINT fk_association_merged_into_association FOREIGN KEY(merged_into) REFERENCES association (id)
);
INSERT INTO "association" VALUES(1,1,'CTD','Hội Chữ thập đỏ','["Chữ thập đỏ", "CTĐ", "Hội CTĐ"]',NULL,NULL);
INSERT INTO "association" VALUES(2,1,'VHNT','Hội Văn học nghệ thuật','["Văn học nghệ thuật", "VHNT", "Hội VHNT"]',NULL,NULL);
INSERT INTO "association" VALUES(3,1,'DC','Hội Nạn nhân chất độc da cam/dioxin','["Nạn nhân chất độc da cam", "Nạn nhân da cam", "NNCĐDC", "Hội NNCĐDC"]',NULL,NULL);
INSERT INTO "association" VALUES(4,1,'KHKT','Liên hiệp các hội khoa học và kỹ thuật','["Liên hiệp hội", "Liên hiệp các hội KHKT"]',NULL,NULL);
INSERT INTO "association" VALUES(5,1,'BVTE','Hội Bảo vệ quyền trẻ em','["Bảo vệ quyền trẻ em", "BVQTE"]',NULL,NULL);
INSERT INTO "association" VALUES(6,1,'NCT','Hội Người cao tuổi','["Người cao tuổi", "NCT", "Hội NCT"]',NULL,NULL);
INSERT INTO "association" VALUES(7,1,'LG','Hội Luật gia','["Luật gia"]',NULL,NULL);
INSERT INTO "association" VALUES(8,1,'LHTN','Hội Liên hiệp Thanh niên','["Liên hiệp Thanh niên", "LHTN", "Hội LHTN"]',NULL,NULL);
INSERT INTO "association" VALUES(9,1,'TNXP','Hội Cựu thanh niên xung phong','["Cựu thanh niên xung phong", "Cựu TNXP", "TNXP"]',NULL,NULL);
INSERT INTO "association" VALUES(10,1,'KH','Hội Khuyến học','["Khuyến học"]',NULL,NULL);
INSERT INTO "association" VALUES(11,1,'CGC','Hội Cựu giáo chức','["Cựu giáo chức"]',NULL,NULL);
INSERT INTO "association" VALUES(12,1,'HTX','Liên minh Hợp tác xã','["Liên minh HTX", "LMHTX"]',NULL,NULL);
INSERT INTO "association" VALUES(13,1,'NM','Hội Người mù','["Người mù"]',NULL,NULL);
INSERT INTO "association" VALUES(14,1,'HN','Liên hiệp các tổ chức hữu nghị','["Các tổ chức hữu nghị", "Liên hiệp hữu nghị"]',NULL,NULL);
INSERT INTO "association" VALUES(15,1,'NB','Hội Nhà báo','["Nhà báo"]',NULL,NULL);
INSERT INTO "association" VALUES(16,1,'DY','Hội Đông y','["Đông y"]',NULL,NULL);
INSERT INTO "association" VALUES(17,1,'LV','Hội Làm vườn','["Làm vườn"]',NULL,NULL);
INSERT INTO "association" VALUES(18,1,'NKT','Hội Bảo trợ người tàn tật và trẻ mồ côi','["Hội Bảo trợ NKT&TMC", "Bảo trợ người tàn tật và trẻ mồ côi", "NKT&TMC"]',NULL,NULL);
CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	subject VARCHAR(160) NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (id)
);
INSERT INTO "attempt" VALUES(1,'chữ','chữ',1701397800000000);
CREATE TABLE attendance (
	meeting_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	person_id INTEGER, 
	stands_in VARCHAR(200), 
	authorised BOOLEAN NOT NULL, 
	arrived_at BIGINT, 
	left_at BIGINT, 
	CONSTRAINT pk_attendance PRIMARY KEY (meeting_id, association_id), 
	CONSTRAINT fk_attendance_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_attendance_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_attendance_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "attendance" VALUES(1,1,1,'chữ',1,1701397800000000,1701397800000000);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	actor INTEGER, 
	act VARCHAR(40) NOT NULL, 
	season_id INTEGER, 
	association_id INTEGER, 
	details TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id), 
	CONSTRAINT fk_audit_actor_person FOREIGN KEY(actor) REFERENCES person (id), 
	CONSTRAINT fk_audit_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_audit_association_id_association FOREIGN KEY(association_id) REFERENCES association (id)
);
INSERT INTO "audit" VALUES(1,1701397800000000,1,'submitted',1,1,'{}');
INSERT INTO "audit" VALUES(2,1701397800000000,2,'submitted',1,2,'{}');
INSERT INTO "audit" VALUES(3,1701397800000000,3,'submitted',1,3,'{}');
INSERT INTO "audit" VALUES(4,1701397800000000,4,'submitted',1,4,'{}');
INSERT INTO "audit" VALUES(5,1701397800000000,5,'submitted',1,5,'{}');
INSERT INTO "audit" VALUES(6,1701397800000000,6,'submitted',1,6,'{}');
INSERT INTO "audit" VALUES(7,1701397800000000,7,'submitted',1,7,'{}');
INSERT INTO "audit" VALUES(8,1701397800000000,8,'submitted',1,8,'{}');
INSERT INTO "audit" VALUES(9,1701397800000000,9,'submitted',1,9,'{}');
INSERT INTO "audit" VALUES(10,1701397800000000,10,'submitted',1,10,'{}');
INSERT INTO "audit" VALUES(11,1701397800000000,11,'submitted',1,11,'{}');
INSERT INTO "audit" VALUES(12,1701397800000000,12,'submitted',1,12,'{}');
INSERT INTO "audit" VALUES(13,1701397800000000,13,'submitted',1,13,'{}');
INSERT INTO "audit" VALUES(14,1701397800000000,14,'submitted',1,14,'{}');
INSERT INTO "audit" VALUES(15,1701397800000000,15,'submitted',1,15,'{}');
INSERT INTO "audit" VALUES(16,1701397800000000,16,'submitted',1,16,'{}');
INSERT INTO "audit" VALUES(17,1701397800000000,17,'submitted',1,17,'{}');
CREATE TABLE audit_seal (
	id INTEGER NOT NULL, 
	upto INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_audit_seal PRIMARY KEY (id), 
	CONSTRAINT uq_audit_seal_upto UNIQUE (upto)
);
INSERT INTO "audit_seal" VALUES(1,17,'628b53d4d7910ef836ed2ef459246c4a0061ef61c8ee058f0bd549cb7b420ced',1701397800000000);
CREATE TABLE ballot (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	meeting_id INTEGER, 
	run_off_of INTEGER, 
	name VARCHAR(300) NOT NULL, 
	secret BOOLEAN NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	quorum VARCHAR(40) NOT NULL, 
	closes_at BIGINT NOT NULL, 
	members INTEGER NOT NULL, 
	sealed_key BLOB, 
	size INTEGER NOT NULL, 
	prepared_by INTEGER, 
	prepared_at BIGINT NOT NULL, 
	opening_asked_by INTEGER, 
	opened_by INTEGER, 
	opened_at BIGINT, 
	closing_asked_by INTEGER, 
	closed_by INTEGER, 
	closed_at BIGINT, 
	announced_by INTEGER, 
	announced_at BIGINT, 
	CONSTRAINT pk_ballot PRIMARY KEY (id), 
	CONSTRAINT fk_ballot_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_ballot_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_ballot_run_off_of_ballot FOREIGN KEY(run_off_of) REFERENCES ballot (id), 
	CONSTRAINT fk_ballot_prepared_by_person FOREIGN KEY(prepared_by) REFERENCES person (id), 
	CONSTRAINT fk_ballot_opening_asked_by_person FOREIGN KEY(opening_asked_by) REFERENCES person (id), 
	CONSTRAINT fk_ballot_opened_by_person FOREIGN KEY(opened_by) REFERENCES person (id), 
	CONSTRAINT fk_ballot_closing_asked_by_person FOREIGN KEY(closing_asked_by) REFERENCES person (id), 
	CONSTRAINT fk_ballot_closed_by_person FOREIGN KEY(closed_by) REFERENCES person (id), 
	CONSTRAINT fk_ballot_announced_by_person FOREIGN KEY(announced_by) REFERENCES person (id)
);
INSERT INTO "ballot" VALUES(1,1,1,NULL,'chữ',1,'chữ','chữ',1701397800000000,1,X'0001',1,1,1701397800000000,1,1,1701397800000000,1,1,1701397800000000,1,1701397800000000);
CREATE TABLE ballot_link (
	digest VARCHAR(64) NOT NULL, 
	voter_id INTEGER NOT NULL, 
	CONSTRAINT pk_ballot_link PRIMARY KEY (digest), 
	CONSTRAINT fk_ballot_link_voter_id_voter FOREIGN KEY(voter_id) REFERENCES voter (id)
);
INSERT INTO "ballot_link" VALUES('chữ',1);
CREATE TABLE bloc (
	id INTEGER NOT NULL, 
	province_id INTEGER NOT NULL, 
	code VARCHAR(60) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	CONSTRAINT pk_bloc PRIMARY KEY (id), 
	CONSTRAINT uq_bloc_province_id_code UNIQUE (province_id, code), 
	CONSTRAINT fk_bloc_province_id_province FOREIGN KEY(province_id) REFERENCES province (id)
);
INSERT INTO "bloc" VALUES(1,1,'to-chuc-hoi-1','Khối thi đua các tổ chức hội cấp tỉnh số 1');
CREATE TABLE bloc_group (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	address_id INTEGER NOT NULL, 
	names BOOLEAN NOT NULL, 
	linked_by INTEGER NOT NULL, 
	linked_at BIGINT NOT NULL, 
	board_at BIGINT, 
	unlinked_at BIGINT, 
	CONSTRAINT pk_bloc_group PRIMARY KEY (id), 
	CONSTRAINT fk_bloc_group_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_bloc_group_address_id_address FOREIGN KEY(address_id) REFERENCES address (id), 
	CONSTRAINT fk_bloc_group_linked_by_person FOREIGN KEY(linked_by) REFERENCES person (id)
);
INSERT INTO "bloc_group" VALUES(1,1,1,1,1,1701397800000000,1701397800000000,1701397800000000);
CREATE TABLE call (
	id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	milestone_id INTEGER NOT NULL, 
	noted_by INTEGER NOT NULL, 
	noted_at BIGINT NOT NULL, 
	words TEXT NOT NULL, 
	promise VARCHAR(16) NOT NULL, 
	silent_until BIGINT NOT NULL, 
	CONSTRAINT pk_call PRIMARY KEY (id), 
	CONSTRAINT fk_call_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_call_milestone_id_milestone FOREIGN KEY(milestone_id) REFERENCES milestone (id), 
	CONSTRAINT fk_call_noted_by_person FOREIGN KEY(noted_by) REFERENCES person (id)
);
INSERT INTO "call" VALUES(1,1,1,1,1701397800000000,'chữ','chữ',1701397800000000);
CREATE TABLE candidate (
	id INTEGER NOT NULL, 
	contest_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	association_id INTEGER, 
	CONSTRAINT pk_candidate PRIMARY KEY (id), 
	CONSTRAINT uq_candidate_contest_id_position UNIQUE (contest_id, position), 
	CONSTRAINT fk_candidate_contest_id_contest FOREIGN KEY(contest_id) REFERENCES contest (id), 
	CONSTRAINT fk_candidate_association_id_association FOREIGN KEY(association_id) REFERENCES association (id)
);
INSERT INTO "candidate" VALUES(1,1,1,1);
CREATE TABLE complaint (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	ballot_id INTEGER, 
	association_id INTEGER NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at BIGINT NOT NULL, 
	words TEXT NOT NULL, 
	answered_by INTEGER, 
	answered_at BIGINT, 
	answer TEXT, 
	CONSTRAINT pk_complaint PRIMARY KEY (id), 
	CONSTRAINT fk_complaint_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_complaint_ballot_id_ballot FOREIGN KEY(ballot_id) REFERENCES ballot (id), 
	CONSTRAINT fk_complaint_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_complaint_made_by_person FOREIGN KEY(made_by) REFERENCES person (id), 
	CONSTRAINT fk_complaint_answered_by_person FOREIGN KEY(answered_by) REFERENCES person (id)
);
INSERT INTO "complaint" VALUES(1,1,1,1,1,1701397800000000,'chữ',1,1701397800000000,'chữ');
CREATE TABLE contest (
	id INTEGER NOT NULL, 
	ballot_id INTEGER NOT NULL, 
	run_off_of INTEGER, 
	position INTEGER NOT NULL, 
	code VARCHAR(24) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	method VARCHAR(12) NOT NULL, 
	seats INTEGER NOT NULL, 
	passing VARCHAR(40), 
	from_winners_of VARCHAR(24), 
	without_winners_of VARCHAR(24), 
	CONSTRAINT pk_contest PRIMARY KEY (id), 
	CONSTRAINT uq_contest_ballot_id_position UNIQUE (ballot_id, position), 
	CONSTRAINT fk_contest_ballot_id_ballot FOREIGN KEY(ballot_id) REFERENCES ballot (id), 
	CONSTRAINT fk_contest_run_off_of_contest FOREIGN KEY(run_off_of) REFERENCES contest (id)
);
INSERT INTO "contest" VALUES(1,1,NULL,1,'chữ','chữ','chữ',1,'chữ','chữ','chữ');
CREATE TABLE day_off (
	season_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_day_off PRIMARY KEY (season_id, day), 
	CONSTRAINT fk_day_off_season_id_season FOREIGN KEY(season_id) REFERENCES season (id)
);
INSERT INTO "day_off" VALUES(1,'2023-12-31');
CREATE TABLE delegate (
	season_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	substitute_id INTEGER, 
	named_by INTEGER, 
	named_at BIGINT NOT NULL, 
	CONSTRAINT pk_delegate PRIMARY KEY (season_id, association_id), 
	CONSTRAINT fk_delegate_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_delegate_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_delegate_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_delegate_substitute_id_person FOREIGN KEY(substitute_id) REFERENCES person (id), 
	CONSTRAINT fk_delegate_named_by_person FOREIGN KEY(named_by) REFERENCES person (id)
);
INSERT INTO "delegate" VALUES(1,1,1,1,1,1701397800000000);
CREATE TABLE elector (
	ballot_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	way VARCHAR(12) NOT NULL, 
	casts INTEGER NOT NULL, 
	receipt VARCHAR(24), 
	CONSTRAINT pk_elector PRIMARY KEY (ballot_id, association_id), 
	CONSTRAINT uq_elector_ballot_id_receipt UNIQUE (ballot_id, receipt), 
	CONSTRAINT fk_elector_ballot_id_ballot FOREIGN KEY(ballot_id) REFERENCES ballot (id), 
	CONSTRAINT fk_elector_association_id_association FOREIGN KEY(association_id) REFERENCES association (id)
);
INSERT INTO "elector" VALUES(1,1,'chữ',1,'chữ');
CREATE TABLE entry (
	entry_request_id INTEGER NOT NULL, 
	indicator_id INTEGER NOT NULL, 
	value BIGINT, 
	hedge VARCHAR(12) NOT NULL, 
	skipped TEXT, 
	doubt TEXT, 
	words TEXT NOT NULL, 
	entered_by INTEGER NOT NULL, 
	entered_at BIGINT NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (entry_request_id, indicator_id), 
	CONSTRAINT fk_entry_entry_request_id_entry_request FOREIGN KEY(entry_request_id) REFERENCES entry_request (id), 
	CONSTRAINT fk_entry_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id), 
	CONSTRAINT fk_entry_entered_by_person FOREIGN KEY(entered_by) REFERENCES person (id)
);
INSERT INTO "entry" VALUES(1,1,1500500,'chữ','chữ','chữ','chữ',1,1701397800000000);
CREATE TABLE entry_request (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	asked_by INTEGER NOT NULL, 
	asked_at BIGINT NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	round INTEGER NOT NULL, 
	entered_by INTEGER, 
	entered_at BIGINT, 
	decided_by INTEGER, 
	decided_at BIGINT, 
	CONSTRAINT pk_entry_request PRIMARY KEY (id), 
	CONSTRAINT fk_entry_request_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_entry_request_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_entry_request_period_id_period FOREIGN KEY(period_id) REFERENCES period (id), 
	CONSTRAINT fk_entry_request_asked_by_person FOREIGN KEY(asked_by) REFERENCES person (id), 
	CONSTRAINT fk_entry_request_entered_by_person FOREIGN KEY(entered_by) REFERENCES person (id), 
	CONSTRAINT fk_entry_request_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id)
);
INSERT INTO "entry_request" VALUES(1,1,1,1,1,1701397800000000,'chữ',1,1,1701397800000000,1,1701397800000000);
CREATE TABLE errand (
	id INTEGER NOT NULL, 
	address_id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	work TEXT NOT NULL, 
	back TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	due_at BIGINT NOT NULL, 
	attempts INTEGER NOT NULL, 
	claimed_until BIGINT, 
	state VARCHAR(12) NOT NULL, 
	failure VARCHAR(200), 
	CONSTRAINT pk_errand PRIMARY KEY (id), 
	CONSTRAINT fk_errand_address_id_address FOREIGN KEY(address_id) REFERENCES address (id)
);
INSERT INTO "errand" VALUES(1,1,'chữ','chữ','chữ',1701397800000000,1701397800000000,1,1701397800000000,'chữ','chữ');
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	indicator_id INTEGER, 
	sha256 VARCHAR(64) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	added_by INTEGER NOT NULL, 
	added_at BIGINT NOT NULL, 
	removed_at BIGINT, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_evidence_period_id_period FOREIGN KEY(period_id) REFERENCES period (id), 
	CONSTRAINT fk_evidence_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id), 
	CONSTRAINT fk_evidence_sha256_file FOREIGN KEY(sha256) REFERENCES file (sha256), 
	CONSTRAINT fk_evidence_added_by_person FOREIGN KEY(added_by) REFERENCES person (id)
);
INSERT INTO "evidence" VALUES(1,1,3,NULL,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','1.pdf',19,1701397800000000,NULL);
CREATE TABLE figure (
	id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	indicator_id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	current BOOLEAN NOT NULL, 
	value BIGINT, 
	hedge VARCHAR(12) NOT NULL, 
	skipped TEXT, 
	doubt TEXT, 
	words TEXT NOT NULL, 
	source VARCHAR(16) NOT NULL, 
	entered_by INTEGER, 
	entered_at BIGINT NOT NULL, 
	agreed_by INTEGER, 
	agreed_at BIGINT, 
	CONSTRAINT pk_figure PRIMARY KEY (id), 
	CONSTRAINT uq_figure_association_id_indicator_id_period_id_revision UNIQUE (association_id, indicator_id, period_id, revision), 
	CONSTRAINT fk_figure_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_figure_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id), 
	CONSTRAINT fk_figure_period_id_period FOREIGN KEY(period_id) REFERENCES period (id), 
	CONSTRAINT fk_figure_entered_by_person FOREIGN KEY(entered_by) REFERENCES person (id), 
	CONSTRAINT fk_figure_agreed_by_person FOREIGN KEY(agreed_by) REFERENCES person (id)
);
INSERT INTO "figure" VALUES(1,1,2,1,1,0,6380000,'none',NULL,NULL,'638','typed',1,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(2,1,2,1,2,1,638000,'none',NULL,NULL,'638','typed',1,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(3,1,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'17 tỷ 780 triệu','typed',1,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(4,1,4,1,1,1,19400000,'over',NULL,NULL,'hơn 19.400 suất','typed',1,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(5,1,8,1,1,1,14114000,'none',NULL,NULL,'14.114','typed',1,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(6,1,9,1,1,1,86000,'none',NULL,NULL,'86%','typed',1,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(7,1,1,2,1,0,1524000000,'none',NULL,NULL,'152.400 người','typed',1,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(8,1,1,2,2,1,152400000,'none',NULL,NULL,'152.400 người','typed',1,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(9,1,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'1310','typed',1,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(10,1,3,2,1,1,32500000000000,'about',NULL,NULL,'khoảng 32,5 tỷ','typed',1,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(11,1,4,2,1,1,41200000,'none',NULL,NULL,'41200','typed',1,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(12,1,6,2,1,1,12000,'none',NULL,NULL,'12 mô hình','typed',1,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(13,1,7,2,1,1,36000,'none',NULL,NULL,'36 ngày hội','typed',1,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(14,1,8,2,1,1,28000000,'under',NULL,NULL,'gần 28 nghìn đơn vị máu','typed',1,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(15,1,9,2,1,1,170000,'none',NULL,NULL,'170%','typed',1,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(16,1,10,2,1,1,27000000,'none',NULL,NULL,'27.000 lượt người','typed',1,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(17,1,11,2,1,1,1800000,'none',NULL,NULL,'1,8 nghìn','typed',1,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(18,1,12,2,1,1,11000000000000,'over',NULL,NULL,'hơn 11 tỷ đồng','typed',1,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(19,1,13,2,1,1,38000,'none',NULL,NULL,'38 nhà','typed',1,1701398460000000,NULL,NULL);
INSERT INTO "figure" VALUES(20,1,14,2,1,1,3439000,'none',NULL,NULL,'3.439','typed',1,1701398520000000,NULL,NULL);
INSERT INTO "figure" VALUES(21,1,15,2,1,1,2100000000000,'none',NULL,NULL,'2,1 tỷ','typed',1,1701398580000000,NULL,NULL);
INSERT INTO "figure" VALUES(22,1,1,3,1,0,1524000000,'none',NULL,NULL,'152.400 người','typed',1,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(23,1,1,3,2,1,152400000,'none',NULL,NULL,'152.400 người','typed',1,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(24,1,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'1310','typed',1,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(25,1,3,3,1,1,32500000000000,'about',NULL,NULL,'khoảng 32,5 tỷ','typed',1,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(26,1,4,3,1,1,41200000,'none',NULL,NULL,'41200','typed',1,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(27,1,6,3,1,1,12000,'none',NULL,NULL,'12 mô hình','typed',1,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(28,1,7,3,1,1,36000,'none',NULL,NULL,'36 ngày hội','typed',1,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(29,1,8,3,1,1,28000000,'under',NULL,NULL,'gần 28 nghìn đơn vị máu','typed',1,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(30,1,9,3,1,1,170000,'none',NULL,NULL,'170%','typed',1,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(31,1,10,3,1,1,27000000,'none',NULL,NULL,'27.000 lượt người','typed',1,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(32,1,11,3,1,1,1800000,'none',NULL,NULL,'1,8 nghìn','typed',1,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(33,1,12,3,1,1,11000000000000,'over',NULL,NULL,'hơn 11 tỷ đồng','typed',1,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(34,1,13,3,1,1,38000,'none',NULL,NULL,'38 nhà','typed',1,1701398460000000,NULL,NULL);
INSERT INTO "figure" VALUES(35,1,14,3,1,1,3439000,'none',NULL,NULL,'3.439','typed',1,1701398520000000,NULL,NULL);
INSERT INTO "figure" VALUES(36,1,15,3,1,1,2100000000000,'none',NULL,NULL,'2,1 tỷ','typed',1,1701398580000000,NULL,NULL);
INSERT INTO "figure" VALUES(37,2,2,1,1,0,70000,'none',NULL,NULL,'7','typed',2,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(38,2,2,1,2,1,7000,'none',NULL,NULL,'7','typed',2,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(39,2,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'50.000.000 đồng','typed',2,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(40,2,4,1,1,1,74000,'none',NULL,NULL,'74 suất','typed',2,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(41,2,16,1,1,1,26000,'none',NULL,NULL,'26 giải','typed',2,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(42,2,17,1,1,1,93000,'none',NULL,NULL,'93 tác phẩm','typed',2,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(43,2,1,2,1,0,3270000,'none',NULL,NULL,'327 người','typed',2,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(44,2,1,2,2,1,327000,'none',NULL,NULL,'327 người','typed',2,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(45,2,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'18 người','typed',2,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(46,2,3,2,1,1,120000000000,'none',NULL,NULL,'120.000.000 đồng','typed',2,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(47,2,4,2,1,1,150000,'about',NULL,NULL,'khoảng 150','typed',2,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(48,2,5,2,1,1,0,'none',NULL,NULL,'0','typed',2,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(49,2,6,2,1,1,4000,'none',NULL,NULL,'4 mô hình','typed',2,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(50,2,16,2,1,1,46000,'none',NULL,NULL,'46','typed',2,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(51,2,17,2,1,1,170000,'over',NULL,NULL,'hơn 170','typed',2,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(52,2,18,2,1,1,15000,'none',NULL,NULL,'15 cuốn','typed',2,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(53,2,19,2,1,1,6000,'none',NULL,NULL,'06','typed',2,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(54,2,20,2,1,1,400000000000,'none',NULL,NULL,'400.000.000 đồng','typed',2,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(55,2,1,3,1,0,3270000,'none',NULL,NULL,'327 người','typed',2,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(56,2,1,3,2,1,327000,'none',NULL,NULL,'327 người','typed',2,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(57,2,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'18 người','typed',2,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(58,2,3,3,1,1,120000000000,'none',NULL,NULL,'120.000.000 đồng','typed',2,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(59,2,4,3,1,1,150000,'about',NULL,NULL,'khoảng 150','typed',2,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(60,2,5,3,1,1,0,'none',NULL,NULL,'0','typed',2,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(61,2,6,3,1,1,4000,'none',NULL,NULL,'4 mô hình','typed',2,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(62,2,16,3,1,1,46000,'none',NULL,NULL,'46','typed',2,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(63,2,17,3,1,1,170000,'over',NULL,NULL,'hơn 170','typed',2,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(64,2,18,3,1,1,15000,'none',NULL,NULL,'15 cuốn','typed',2,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(65,2,19,3,1,1,6000,'none',NULL,NULL,'06','typed',2,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(66,2,20,3,1,1,401326000000,'none',NULL,NULL,'401.326.000 đồng','typed',2,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(67,3,2,1,1,0,1080000,'none',NULL,NULL,'108 người','typed',3,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(68,3,2,1,2,1,108000,'none',NULL,NULL,'108 người','typed',3,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(69,3,21,1,1,1,NULL,'none','chưa có số liệu',NULL,'11,9 ty dong','typed',3,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(70,3,22,1,1,1,4561000,'none',NULL,NULL,'4.561','typed',3,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(71,3,23,1,1,1,2108000,'none',NULL,NULL,'2108','typed',3,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(72,3,24,1,1,1,47000,'none',NULL,NULL,'47','typed',3,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(73,3,1,2,1,0,112660000,'none',NULL,NULL,'11.266 người','typed',3,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(74,3,1,2,2,1,11266000,'none',NULL,NULL,'11.266 người','typed',3,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(75,3,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'262','typed',3,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(76,3,6,2,1,1,5000,'none',NULL,NULL,'5','typed',3,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(77,3,21,2,1,1,22000000000000,'under',NULL,NULL,'gần 22 tỷ đồng','typed',3,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(78,3,22,2,1,1,12430000,'none',NULL,NULL,'12.430 suất','typed',3,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(79,3,23,2,1,1,5500000,'over',NULL,NULL,'trên 5,5 nghìn','typed',3,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(80,3,24,2,1,1,85000,'none',NULL,NULL,'85','typed',3,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(81,3,25,2,1,1,34000,'none',NULL,NULL,'34 nhà','typed',3,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(82,3,26,2,1,1,8417000,'none',NULL,NULL,'8.417','typed',3,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(83,3,1,3,1,0,112660000,'none',NULL,NULL,'11.266 người','typed',3,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(84,3,1,3,2,1,11266000,'none',NULL,NULL,'11.266 người','typed',3,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(85,3,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'262','typed',3,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(86,3,6,3,1,1,5000,'none',NULL,NULL,'5','typed',3,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(87,3,21,3,1,1,22000000000000,'under',NULL,NULL,'gần 22 tỷ đồng','typed',3,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(88,3,22,3,1,1,12430000,'none',NULL,NULL,'12.430 suất','typed',3,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(89,3,23,3,1,1,5500000,'over',NULL,NULL,'trên 5,5 nghìn','typed',3,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(90,3,24,3,1,1,85000,'none',NULL,NULL,'85','typed',3,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(91,3,25,3,1,1,34000,'none',NULL,NULL,'34 nhà','typed',3,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(92,3,26,3,1,1,8417000,'none',NULL,NULL,'8.417','typed',3,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(93,4,2,1,1,0,1580000,'none',NULL,NULL,'158','typed',4,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(94,4,2,1,2,1,158000,'none',NULL,NULL,'158','typed',4,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(95,4,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'162.000.000 đồng','typed',4,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(96,4,4,1,1,1,207000,'none',NULL,NULL,'207 suất','typed',4,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(97,4,27,1,1,1,5000,'none',NULL,NULL,'05 nhiệm vụ','typed',4,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(98,4,28,1,1,1,35000,'none',NULL,NULL,'35','typed',4,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(99,4,1,2,1,0,245800000,'none',NULL,NULL,'24580','typed',4,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(100,4,1,2,2,1,24580000,'none',NULL,NULL,'24580','typed',4,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(101,4,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'425 người','typed',4,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(102,4,3,2,1,1,350000000000,'none',NULL,NULL,'350 triệu','typed',4,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(103,4,4,2,1,1,600000,'none',NULL,NULL,'600 suất','typed',4,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(104,4,5,2,1,1,1000,'none',NULL,NULL,'01 nhà','typed',4,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(105,4,6,2,1,1,9000,'none',NULL,NULL,'9 mô hình','typed',4,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(106,4,27,2,1,1,13000,'none',NULL,NULL,'13 nhiệm vụ','typed',4,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(107,4,28,2,1,1,96000,'none',NULL,NULL,'96','typed',4,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(108,4,29,2,1,1,91000,'none',NULL,NULL,'91 sản phẩm','typed',4,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(109,4,30,2,1,1,66000,'none',NULL,NULL,'66 giải pháp','typed',4,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(110,4,31,2,1,1,6000,'none',NULL,NULL,'06 đề tài','typed',4,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(111,4,32,2,1,1,38000,'none',NULL,NULL,'38 hội','typed',4,1701398460000000,NULL,NULL);
INSERT INTO "figure" VALUES(112,4,1,3,1,0,245800000,'none',NULL,NULL,'24580','typed',4,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(113,4,1,3,2,1,24580000,'none',NULL,NULL,'24580','typed',4,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(114,4,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'425 người','typed',4,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(115,4,3,3,1,1,350000000000,'none',NULL,NULL,'350 triệu','typed',4,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(116,4,4,3,1,1,600000,'none',NULL,NULL,'600 suất','typed',4,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(117,4,5,3,1,1,1000,'none',NULL,NULL,'01 nhà','typed',4,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(118,4,6,3,1,1,9000,'none',NULL,NULL,'9 mô hình','typed',4,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(119,4,27,3,1,1,13000,'none',NULL,NULL,'13 nhiệm vụ','typed',4,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(120,4,28,3,1,1,96000,'none',NULL,NULL,'96','typed',4,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(121,4,29,3,1,1,91000,'none',NULL,NULL,'91 sản phẩm','typed',4,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(122,4,30,3,1,1,66000,'none',NULL,NULL,'66 giải pháp','typed',4,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(123,4,31,3,1,1,6000,'none',NULL,NULL,'06 đề tài','typed',4,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(124,4,32,3,1,1,38000,'none',NULL,NULL,'38 hội','typed',4,1701398460000000,NULL,NULL);
INSERT INTO "figure" VALUES(125,5,2,1,1,0,640000,'none',NULL,NULL,'64 người','typed',5,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(126,5,2,1,2,1,64000,'none',NULL,NULL,'64 người','typed',5,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(127,5,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'1,35 tỷ','typed',5,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(128,5,4,1,1,1,2918000,'none',NULL,NULL,'2.918 suất','typed',5,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(129,5,33,1,1,1,4097000,'none',NULL,NULL,'4.097','typed',5,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(130,5,35,1,1,1,580000,'none',NULL,NULL,'580 suất','typed',5,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(131,5,1,2,1,0,42150000,'none',NULL,NULL,'4215','typed',5,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(132,5,1,2,2,1,4215000,'none',NULL,NULL,'4215','typed',5,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(133,5,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'154 người','typed',5,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(134,5,3,2,1,1,3850000000000,'none',NULL,NULL,'3,85 tỷ','typed',5,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(135,5,4,2,1,1,5260000,'none',NULL,NULL,'5.260','typed',5,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(136,5,5,2,1,1,2000,'none',NULL,NULL,'02','typed',5,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(137,5,6,2,1,1,6000,'none',NULL,NULL,'06','typed',5,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(138,5,33,2,1,1,8640000,'none',NULL,NULL,'8.640','typed',5,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(139,5,34,2,1,1,46000,'none',NULL,NULL,'46','typed',5,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(140,5,35,2,1,1,1255000,'none',NULL,NULL,'1.255','typed',5,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(141,5,36,2,1,1,85000,'none',NULL,NULL,'85 buổi','typed',5,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(142,5,1,3,1,0,42540000,'none',NULL,NULL,'4.254','typed',5,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(143,5,1,3,2,1,4254000,'none',NULL,NULL,'4.254','typed',5,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(144,5,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'154 người','typed',5,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(145,5,3,3,1,1,3850000000000,'none',NULL,NULL,'3,85 tỷ','typed',5,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(146,5,4,3,1,1,5260000,'none',NULL,NULL,'5.260','typed',5,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(147,5,5,3,1,1,2000,'none',NULL,NULL,'02','typed',5,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(148,5,6,3,1,1,6000,'none',NULL,NULL,'06','typed',5,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(149,5,33,3,1,1,8640000,'none',NULL,NULL,'8.640','typed',5,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(150,5,34,3,1,1,46000,'none',NULL,NULL,'46','typed',5,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(151,5,35,3,1,1,1255000,'none',NULL,NULL,'1.255','typed',5,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(152,5,36,3,1,1,86000,'none',NULL,NULL,'86','typed',5,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(153,6,2,1,1,0,21850000,'none',NULL,NULL,'2185','typed',6,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(154,6,2,1,2,1,2185000,'none',NULL,NULL,'2185','typed',6,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(155,6,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'3,81 tỷ','typed',6,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(156,6,4,1,1,1,10317000,'none',NULL,NULL,'10317','typed',6,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(157,6,37,1,1,1,700000,'over',NULL,NULL,'hơn 700','typed',6,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(158,6,38,1,1,1,164000,'none',NULL,NULL,'164','typed',6,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(159,6,1,2,1,0,2364000000,'none',NULL,NULL,'236.400','typed',6,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(160,6,1,2,2,1,236400000,'none',NULL,NULL,'236.400','typed',6,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(161,6,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'6.120 người','typed',6,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(162,6,3,2,1,1,9650000000000,'none',NULL,NULL,'9,65 tỷ đồng','typed',6,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(163,6,4,2,1,1,21500000,'none',NULL,NULL,'21.500','typed',6,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(164,6,5,2,1,1,9000,'none',NULL,NULL,'09','typed',6,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(165,6,6,2,1,1,15000,'none',NULL,NULL,'15 mô hình','typed',6,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(166,6,37,2,1,1,1285000,'none',NULL,NULL,'1.285 người','typed',6,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(167,6,38,2,1,1,168000,'none',NULL,NULL,'168 câu lạc bộ','typed',6,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(168,6,39,2,1,1,28460000,'none',NULL,NULL,'28.460','typed',6,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(169,6,40,2,1,1,14200000000000,'none',NULL,NULL,'14,2 tỷ','typed',6,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(170,6,41,2,1,1,46500000,'about',NULL,NULL,'khoảng 46.500','typed',6,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(171,6,1,3,1,0,2364000000,'none',NULL,NULL,'236.400','typed',6,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(172,6,1,3,2,1,236400000,'none',NULL,NULL,'236.400','typed',6,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(173,6,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'6.120 người','typed',6,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(174,6,3,3,1,1,9650000000000,'none',NULL,NULL,'9,65 tỷ đồng','typed',6,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(175,6,4,3,1,1,21500000,'none',NULL,NULL,'21.500','typed',6,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(176,6,5,3,1,1,9000,'none',NULL,NULL,'09','typed',6,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(177,6,6,3,1,1,15000,'none',NULL,NULL,'15 mô hình','typed',6,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(178,6,37,3,1,1,1285000,'none',NULL,NULL,'1.285 người','typed',6,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(179,6,38,3,1,1,169000,'none',NULL,NULL,'169','typed',6,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(180,6,39,3,1,1,28460000,'none',NULL,NULL,'28.460','typed',6,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(181,6,40,3,1,1,14200000000000,'none',NULL,NULL,'14,2 tỷ','typed',6,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(182,6,41,3,1,1,46912000,'none',NULL,NULL,'46.912','typed',6,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(183,7,2,1,1,0,340000,'none',NULL,NULL,'34 người','typed',7,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(184,7,2,1,2,1,34000,'none',NULL,NULL,'34 người','typed',7,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(185,7,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'113 triệu','typed',7,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(186,7,4,1,1,1,155000,'none',NULL,NULL,'155','typed',7,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(187,7,42,1,1,1,617000,'none',NULL,NULL,'617','typed',7,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(188,7,44,1,1,1,630000,'over',NULL,NULL,'hơn 630','typed',7,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(189,7,1,2,1,0,31240000,'none',NULL,NULL,'3.124 người','typed',7,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(190,7,1,2,2,1,3124000,'none',NULL,NULL,'3.124 người','typed',7,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(191,7,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'95','typed',7,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(192,7,3,2,1,1,210000000000,'none',NULL,NULL,'210 triệu đồng','typed',7,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(193,7,4,2,1,1,320000,'none',NULL,NULL,'320 suất','typed',7,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(194,7,5,2,1,1,0,'none',NULL,NULL,'0','typed',7,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(195,7,6,2,1,1,5000,'none',NULL,NULL,'5 mô hình','typed',7,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(196,7,42,2,1,1,1158000,'none',NULL,NULL,'1.158','typed',7,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(197,7,43,2,1,1,68300000,'none',NULL,NULL,'68.300 lượt người','typed',7,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(198,7,44,2,1,1,1635000,'none',NULL,NULL,'1.635 vụ việc','typed',7,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(199,7,45,2,1,1,111000,'none',NULL,NULL,'111','typed',7,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(200,7,46,2,1,1,301000,'none',NULL,NULL,'301 vụ việc','typed',7,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(201,7,1,3,1,0,31240000,'none',NULL,NULL,'3.124 người','typed',7,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(202,7,1,3,2,1,3124000,'none',NULL,NULL,'3.124 người','typed',7,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(203,7,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'95','typed',7,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(204,7,3,3,1,1,210000000000,'none',NULL,NULL,'210 triệu đồng','typed',7,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(205,7,4,3,1,1,320000,'none',NULL,NULL,'320 suất','typed',7,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(206,7,5,3,1,1,0,'none',NULL,NULL,'0','typed',7,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(207,7,6,3,1,1,5000,'none',NULL,NULL,'5 mô hình','typed',7,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(208,7,42,3,1,1,1158000,'none',NULL,NULL,'1.158','typed',7,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(209,7,43,3,1,1,68300000,'none',NULL,NULL,'68.300 lượt người','typed',7,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(210,7,44,3,1,1,1635000,'none',NULL,NULL,'1.635 vụ việc','typed',7,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(211,7,45,3,1,1,111000,'none',NULL,NULL,'111','typed',7,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(212,7,46,3,1,1,301000,'none',NULL,NULL,'301 vụ việc','typed',7,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(213,8,2,1,1,0,23000000,'over',NULL,NULL,'trên 2,3 nghìn','typed',8,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(214,8,2,1,2,1,2300000,'over',NULL,NULL,'trên 2,3 nghìn','typed',8,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(215,8,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'2.300.000.000 đồng','typed',8,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(216,8,4,1,1,1,3074000,'none',NULL,NULL,'3.074','typed',8,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(217,8,47,1,1,1,1328000,'none',NULL,NULL,'1328','typed',8,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(218,8,48,1,1,1,8840000000000,'none',NULL,NULL,'8,84 tỷ đồng','typed',8,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(219,8,1,2,1,0,983000000,'none',NULL,NULL,'98.300','typed',8,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(220,8,1,2,2,1,98300000,'none',NULL,NULL,'98.300','typed',8,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(221,8,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'4.215','typed',8,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(222,8,3,2,1,1,6400000000000,'none',NULL,NULL,'6,4 tỷ đồng','typed',8,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(223,8,4,2,1,1,8720000,'none',NULL,NULL,'8.720 suất','typed',8,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(224,8,5,2,1,1,12000,'none',NULL,NULL,'12','typed',8,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(225,8,6,2,1,1,24000,'none',NULL,NULL,'24','typed',8,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(226,8,47,2,1,1,3530000,'none',NULL,NULL,'3.530 công trình','typed',8,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(227,8,48,2,1,1,16000000000000,'under',NULL,NULL,'gần 16 tỷ đồng','typed',8,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(228,8,49,2,1,1,96400000,'none',NULL,NULL,'96,4 nghìn','typed',8,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(229,8,50,2,1,1,1452000,'none',NULL,NULL,'1452','typed',8,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(230,8,1,3,1,0,983000000,'none',NULL,NULL,'98.300','typed',8,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(231,8,1,3,2,1,98300000,'none',NULL,NULL,'98.300','typed',8,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(232,8,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'4.215','typed',8,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(233,8,3,3,1,1,6400000000000,'none',NULL,NULL,'6,4 tỷ đồng','typed',8,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(234,8,4,3,1,1,8720000,'none',NULL,NULL,'8.720 suất','typed',8,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(235,8,5,3,1,1,12000,'none',NULL,NULL,'12','typed',8,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(236,8,6,3,1,1,24000,'none',NULL,NULL,'24','typed',8,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(237,8,47,3,1,1,3530000,'none',NULL,NULL,'3.530 công trình','typed',8,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(238,8,48,3,1,1,16000000000000,'under',NULL,NULL,'gần 16 tỷ đồng','typed',8,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(239,8,49,3,1,1,96400000,'none',NULL,NULL,'96,4 nghìn','typed',8,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(240,8,50,3,1,1,1452000,'none',NULL,NULL,'1452','typed',8,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(241,9,2,1,1,0,200000,'none',NULL,NULL,'20 người','typed',9,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(242,9,2,1,2,1,20000,'none',NULL,NULL,'20 người','typed',9,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(243,9,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'1,01 tỷ đồng','typed',9,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(244,9,51,1,1,1,1777000,'none',NULL,NULL,'1.777 suất','typed',9,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(245,9,54,1,1,1,1200000000000,'over',NULL,NULL,'hơn 1,2 tỷ đồng','typed',9,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(246,9,55,1,1,1,45000,'none',NULL,NULL,'45 hồ sơ','typed',9,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(247,9,1,2,1,0,168400000,'none',NULL,NULL,'16.840 người','typed',9,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(248,9,1,2,2,1,16840000,'none',NULL,NULL,'16.840 người','typed',9,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(249,9,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'42 người','typed',9,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(250,9,3,2,1,1,2400000000000,'over',NULL,NULL,'hơn 2,4 tỷ đồng','typed',9,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(251,9,6,2,1,1,6000,'none',NULL,NULL,'6 mô hình','typed',9,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(252,9,51,2,1,1,3985000,'none',NULL,NULL,'3.985','typed',9,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(253,9,52,2,1,1,14000,'none',NULL,NULL,'14','typed',9,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(254,9,53,2,1,1,9000,'none',NULL,NULL,'9','typed',9,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(255,9,54,2,1,1,3120000000000,'none',NULL,NULL,'3,12 tỷ','typed',9,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(256,9,55,2,1,1,128000,'none',NULL,NULL,'128','typed',9,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(257,9,1,3,1,0,168400000,'none',NULL,NULL,'16.840 người','typed',9,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(258,9,1,3,2,1,16840000,'none',NULL,NULL,'16.840 người','typed',9,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(259,9,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'42 người','typed',9,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(260,9,3,3,1,1,2408544000000,'none',NULL,NULL,'2.408.544.000 đồng','typed',9,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(261,9,6,3,1,1,6000,'none',NULL,NULL,'6 mô hình','typed',9,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(262,9,51,3,1,1,3985000,'none',NULL,NULL,'3.985','typed',9,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(263,9,52,3,1,1,14000,'none',NULL,NULL,'14','typed',9,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(264,9,53,3,1,1,9000,'none',NULL,NULL,'9','typed',9,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(265,9,54,3,1,1,3120000000000,'none',NULL,NULL,'3,12 tỷ','typed',9,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(266,9,55,3,1,1,128000,'none',NULL,NULL,'128','typed',9,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(267,10,2,1,1,0,70000000,'over',NULL,NULL,'trên 7 nghìn','typed',10,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(268,10,2,1,2,1,7000000,'over',NULL,NULL,'trên 7 nghìn','typed',10,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(269,10,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'2,37 tỷ','typed',10,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(270,10,4,1,1,1,3893000,'none',NULL,NULL,'3.893','typed',10,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(271,10,56,1,1,1,20740000000000,'none',NULL,NULL,'20,74 tỷ','typed',10,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(272,10,57,1,1,1,85472000,'none',NULL,NULL,'85472','typed',10,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(273,10,1,2,1,0,4862000000,'none',NULL,NULL,'486.200','typed',10,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(274,10,1,2,2,1,486200000,'none',NULL,NULL,'486.200','typed',10,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(275,10,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'12.540','typed',10,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(276,10,3,2,1,1,5200000000000,'about',NULL,NULL,'khoảng 5,2 tỷ','typed',10,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(277,10,4,2,1,1,9800000,'under',NULL,NULL,'gần 9,8 nghìn suất','typed',10,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(278,10,5,2,1,1,4000,'none',NULL,NULL,'4 nhà','typed',10,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(279,10,6,2,1,1,20000,'none',NULL,NULL,'20 mô hình','typed',10,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(280,10,56,2,1,1,45600000000000,'none',NULL,NULL,'45,6 tỷ','typed',10,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(281,10,57,2,1,1,161400000,'none',NULL,NULL,'161.400 suất','typed',10,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(282,10,58,2,1,1,25700000000000,'none',NULL,NULL,'25,7 tỷ đồng','typed',10,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(283,10,59,2,1,1,275300000,'none',NULL,NULL,'275.300 gia đình','typed',10,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(284,10,60,2,1,1,3820000,'none',NULL,NULL,'3.820','typed',10,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(285,10,61,2,1,1,1456000,'none',NULL,NULL,'1.456 đơn vị','typed',10,1701398460000000,NULL,NULL);
INSERT INTO "figure" VALUES(286,10,1,3,1,0,4862000000,'none',NULL,NULL,'486.200','typed',10,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(287,10,1,3,2,1,486200000,'none',NULL,NULL,'486.200','typed',10,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(288,10,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'12.540','typed',10,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(289,10,3,3,1,1,5215265000000,'none',NULL,NULL,'5.215.265.000 đồng','typed',10,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(290,10,4,3,1,1,9800000,'under',NULL,NULL,'gần 9,8 nghìn suất','typed',10,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(291,10,5,3,1,1,4000,'none',NULL,NULL,'4 nhà','typed',10,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(292,10,6,3,1,1,20000,'none',NULL,NULL,'20 mô hình','typed',10,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(293,10,56,3,1,1,45600000000000,'none',NULL,NULL,'45,6 tỷ','typed',10,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(294,10,57,3,1,1,161400000,'none',NULL,NULL,'161.400 suất','typed',10,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(295,10,58,3,1,1,25700000000000,'none',NULL,NULL,'25,7 tỷ đồng','typed',10,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(296,10,59,3,1,1,275300000,'none',NULL,NULL,'275.300 gia đình','typed',10,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(297,10,60,3,1,1,3820000,'none',NULL,NULL,'3.820','typed',10,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(298,10,61,3,1,1,1456000,'none',NULL,NULL,'1.456 đơn vị','typed',10,1701398460000000,NULL,NULL);
INSERT INTO "figure" VALUES(299,11,2,1,1,0,1460000,'none',NULL,NULL,'146','typed',11,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(300,11,2,1,2,1,146000,'none',NULL,NULL,'146','typed',11,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(301,11,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'434 triệu','typed',11,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(302,11,4,1,1,1,1049000,'none',NULL,NULL,'1.049','typed',11,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(303,11,62,1,1,1,3003000,'none',NULL,NULL,'3.003','typed',11,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(304,11,64,1,1,1,404000,'none',NULL,NULL,'404','typed',11,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(305,11,1,2,1,0,213000000,'over',NULL,NULL,'trên 21,3 nghìn','typed',11,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(306,11,1,2,2,1,21300000,'over',NULL,NULL,'trên 21,3 nghìn','typed',11,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(307,11,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'386 người','typed',11,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(308,11,3,2,1,1,1150000000000,'none',NULL,NULL,'1,15 tỷ đồng','typed',11,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(309,11,4,2,1,1,2640000,'none',NULL,NULL,'2.640','typed',11,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(310,11,5,2,1,1,3000,'none',NULL,NULL,'3','typed',11,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(311,11,6,2,1,1,6000,'none',NULL,NULL,'6 mô hình','typed',11,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(312,11,62,2,1,1,5420000,'none',NULL,NULL,'5.420','typed',11,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(313,11,63,2,1,1,4300000000000,'over',NULL,NULL,'hơn 4,3 tỷ đồng','typed',11,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(314,11,64,2,1,1,724000,'none',NULL,NULL,'724 suất','typed',11,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(315,11,1,3,1,0,215410000,'none',NULL,NULL,'21.541','typed',11,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(316,11,1,3,2,1,21541000,'none',NULL,NULL,'21.541','typed',11,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(317,11,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'386 người','typed',11,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(318,11,3,3,1,1,1150000000000,'none',NULL,NULL,'1,15 tỷ đồng','typed',11,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(319,11,4,3,1,1,2640000,'none',NULL,NULL,'2.640','typed',11,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(320,11,5,3,1,1,3000,'none',NULL,NULL,'3','typed',11,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(321,11,6,3,1,1,6000,'none',NULL,NULL,'6 mô hình','typed',11,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(322,11,62,3,1,1,5474000,'none',NULL,NULL,'5.474','typed',11,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(323,11,63,3,1,1,4309927000000,'none',NULL,NULL,'4.309.927.000 đồng','typed',11,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(324,11,64,3,1,1,724000,'none',NULL,NULL,'724 suất','typed',11,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(325,12,2,1,1,0,260000,'none',NULL,NULL,'26','typed',12,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(326,12,2,1,2,1,26000,'none',NULL,NULL,'26','typed',12,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(327,12,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'115.000.000 đồng','typed',12,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(328,12,4,1,1,1,186000,'none',NULL,NULL,'186','typed',12,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(329,12,65,1,1,1,22000,'none',NULL,NULL,'22','typed',12,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(330,12,67,1,1,1,428000,'none',NULL,NULL,'428 lượt người','typed',12,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(331,12,1,2,1,0,9210000,'none',NULL,NULL,'921 người','typed',12,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(332,12,1,2,2,1,921000,'none',NULL,NULL,'921 người','typed',12,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(333,12,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'47','typed',12,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(334,12,3,2,1,1,260000000000,'none',NULL,NULL,'260 triệu','typed',12,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(335,12,4,2,1,1,480000,'none',NULL,NULL,'480 suất','typed',12,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(336,12,5,2,1,1,1000,'none',NULL,NULL,'01 nhà','typed',12,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(337,12,6,2,1,1,8000,'none',NULL,NULL,'08','typed',12,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(338,12,65,2,1,1,62000,'none',NULL,NULL,'62','typed',12,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(339,12,66,2,1,1,78500,'none',NULL,NULL,'78,5 %','typed',12,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(340,12,67,2,1,1,1245000,'none',NULL,NULL,'1.245 lượt người','typed',12,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(341,12,68,2,1,1,18600000000000,'none',NULL,NULL,'18,6 tỷ đồng','typed',12,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(342,12,69,2,1,1,415000,'none',NULL,NULL,'415','typed',12,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(343,12,1,3,1,0,9210000,'none',NULL,NULL,'921 người','typed',12,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(344,12,1,3,2,1,921000,'none',NULL,NULL,'921 người','typed',12,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(345,12,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'47','typed',12,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(346,12,3,3,1,1,260000000000,'none',NULL,NULL,'260 triệu','typed',12,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(347,12,4,3,1,1,483000,'none',NULL,NULL,'483','typed',12,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(348,12,5,3,1,1,2000,'none',NULL,NULL,'2','typed',12,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(349,12,6,3,1,1,8000,'none',NULL,NULL,'08','typed',12,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(350,12,65,3,1,1,63000,'none',NULL,NULL,'63','typed',12,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(351,12,66,3,1,1,78500,'none',NULL,NULL,'78,5 %','typed',12,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(352,12,67,3,1,1,1245000,'none',NULL,NULL,'1.245 lượt người','typed',12,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(353,12,68,3,1,1,18600000000000,'none',NULL,NULL,'18,6 tỷ đồng','typed',12,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(354,12,69,3,1,1,415000,'none',NULL,NULL,'415','typed',12,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(355,13,2,1,1,0,330000,'none',NULL,NULL,'33','typed',13,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(356,13,2,1,2,1,33000,'none',NULL,NULL,'33','typed',13,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(357,13,4,1,1,1,NULL,'over','chưa có số liệu',NULL,'hơn 1.500 suất','typed',13,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(358,13,70,1,1,1,2350000000000,'none',NULL,NULL,'2,35 tỷ đồng','typed',13,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(359,13,71,1,1,1,80000,'under',NULL,NULL,'gần 80 hội viên','typed',13,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(360,13,74,1,1,1,23000,'none',NULL,NULL,'23 người','typed',13,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(361,13,1,2,1,0,24000000,'over',NULL,NULL,'hơn 2.400 người','typed',13,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(362,13,1,2,2,1,2400000,'over',NULL,NULL,'hơn 2.400 người','typed',13,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(363,13,2,2,1,1,NULL,'over','chưa có số liệu',NULL,'hơn 60','typed',13,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(364,13,4,2,1,1,3150000,'none',NULL,NULL,'3.150 suất','typed',13,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(365,13,5,2,1,1,6000,'none',NULL,NULL,'6 nhà','typed',13,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(366,13,6,2,1,1,4000,'none',NULL,NULL,'4','typed',13,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(367,13,70,2,1,1,5300000000000,'none',NULL,NULL,'5,3 tỷ đồng','typed',13,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(368,13,71,2,1,1,186000,'none',NULL,NULL,'186','typed',13,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(369,13,72,2,1,1,10200000000000,'none',NULL,NULL,'10,2 ty dong','typed',13,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(370,13,73,2,1,1,239000,'none',NULL,NULL,'239 người','typed',13,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(371,13,74,2,1,1,45000,'none',NULL,NULL,'45','typed',13,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(372,13,1,3,1,0,24160000,'none',NULL,NULL,'2.416','typed',13,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(373,13,1,3,2,1,2416000,'none',NULL,NULL,'2.416','typed',13,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(374,13,2,3,1,1,NULL,'over','chưa có số liệu',NULL,'hơn 60','typed',13,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(375,13,4,3,1,1,3150000,'none',NULL,NULL,'3.150 suất','typed',13,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(376,13,5,3,1,1,6000,'none',NULL,NULL,'6 nhà','typed',13,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(377,13,6,3,1,1,5000,'none',NULL,NULL,'5','typed',13,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(378,13,70,3,1,1,5300000000000,'none',NULL,NULL,'5,3 tỷ đồng','typed',13,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(379,13,71,3,1,1,186000,'none',NULL,NULL,'186','typed',13,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(380,13,72,3,1,1,10200000000000,'none',NULL,NULL,'10,2 ty dong','typed',13,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(381,13,73,3,1,1,241000,'none',NULL,NULL,'241','typed',13,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(382,13,74,3,1,1,45000,'none',NULL,NULL,'45','typed',13,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(383,14,2,1,1,0,550000,'none',NULL,NULL,'55','typed',14,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(384,14,2,1,2,1,55000,'none',NULL,NULL,'55','typed',14,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(385,14,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'97 triệu đồng','typed',14,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(386,14,4,1,1,1,114000,'none',NULL,NULL,'114','typed',14,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(387,14,75,1,1,1,16340000000000,'none',NULL,NULL,'16,34 tỷ đồng','typed',14,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(388,14,76,1,1,1,10000,'none',NULL,NULL,'10 đoàn','typed',14,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(389,14,1,2,1,0,56200000,'none',NULL,NULL,'5.620','typed',14,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(390,14,1,2,2,1,5620000,'none',NULL,NULL,'5.620','typed',14,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(391,14,2,2,1,1,NULL,'over','chưa có số liệu',NULL,'hơn 110','typed',14,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(392,14,3,2,1,1,180000000000,'none',NULL,NULL,'180.000.000 đồng','typed',14,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(393,14,4,2,1,1,260000,'none',NULL,NULL,'260','typed',14,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(394,14,5,2,1,1,0,'none',NULL,NULL,'0','typed',14,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(395,14,6,2,1,1,3000,'none',NULL,NULL,'3 mô hình','typed',14,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(396,14,75,2,1,1,42300000000000,'about',NULL,NULL,'khoảng 42,3 tỷ','typed',14,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(397,14,76,2,1,1,24000,'none',NULL,NULL,'24','typed',14,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(398,14,77,2,1,1,31000,'none',NULL,NULL,'31 hoạt động','typed',14,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(399,14,78,2,1,1,34000,'none',NULL,NULL,'34','typed',14,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(400,14,1,3,1,0,56200000,'none',NULL,NULL,'5.620','typed',14,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(401,14,1,3,2,1,5620000,'none',NULL,NULL,'5.620','typed',14,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(402,14,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'111','typed',14,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(403,14,3,3,1,1,180000000000,'none',NULL,NULL,'180.000.000 đồng','typed',14,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(404,14,4,3,1,1,260000,'none',NULL,NULL,'260','typed',14,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(405,14,5,3,1,1,0,'none',NULL,NULL,'0','typed',14,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(406,14,6,3,1,1,4000,'none',NULL,NULL,'4','typed',14,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(407,14,75,3,1,1,42791871000000,'none',NULL,NULL,'42.791.871.000 đồng','typed',14,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(408,14,76,3,1,1,24000,'none',NULL,NULL,'24','typed',14,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(409,14,77,3,1,1,31000,'none',NULL,NULL,'31 hoạt động','typed',14,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(410,14,78,3,1,1,34000,'none',NULL,NULL,'34','typed',14,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(411,15,2,1,1,0,60000,'none',NULL,NULL,'6 người','typed',15,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(412,15,2,1,2,1,6000,'none',NULL,NULL,'6 người','typed',15,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(413,15,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'267 triệu','typed',15,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(414,15,4,1,1,1,380000,'over',NULL,NULL,'hơn 380','typed',15,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(415,15,79,1,1,1,12000,'none',NULL,NULL,'12 giải','typed',15,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(416,15,81,1,1,1,7000,'none',NULL,NULL,'07','typed',15,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(417,15,1,2,1,0,2100000,'over',NULL,NULL,'hơn 210','typed',15,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(418,15,1,2,2,1,210000,'over',NULL,NULL,'hơn 210','typed',15,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(419,15,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'12 người','typed',15,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(420,15,3,2,1,1,640000000000,'about',NULL,NULL,'khoảng 640 triệu','typed',15,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(421,15,4,2,1,1,900000,'none',NULL,NULL,'900','typed',15,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(422,15,5,2,1,1,2000,'none',NULL,NULL,'2','typed',15,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(423,15,6,2,1,1,3000,'none',NULL,NULL,'03 mô hình','typed',15,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(424,15,79,2,1,1,28000,'none',NULL,NULL,'28 giải','typed',15,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(425,15,80,2,1,1,6000,'none',NULL,NULL,'06','typed',15,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(426,15,81,2,1,1,12000,'none',NULL,NULL,'12','typed',15,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(427,15,82,2,1,1,22000,'none',NULL,NULL,'22','typed',15,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(428,15,83,2,1,1,15000,'none',NULL,NULL,'15 người','typed',15,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(429,15,1,3,1,0,2120000,'none',NULL,NULL,'212','typed',15,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(430,15,1,3,2,1,212000,'none',NULL,NULL,'212','typed',15,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(431,15,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'12 người','typed',15,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(432,15,3,3,1,1,640000000000,'about',NULL,NULL,'khoảng 640 triệu','typed',15,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(433,15,4,3,1,1,900000,'none',NULL,NULL,'900','typed',15,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(434,15,5,3,1,1,2000,'none',NULL,NULL,'2','typed',15,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(435,15,6,3,1,1,3000,'none',NULL,NULL,'03 mô hình','typed',15,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(436,15,79,3,1,1,28000,'none',NULL,NULL,'28 giải','typed',15,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(437,15,80,3,1,1,6000,'none',NULL,NULL,'06','typed',15,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(438,15,81,3,1,1,12000,'none',NULL,NULL,'12','typed',15,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(439,15,82,3,1,1,22000,'none',NULL,NULL,'22','typed',15,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(440,15,83,3,1,1,15000,'none',NULL,NULL,'15 người','typed',15,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(441,16,2,1,1,0,340000,'none',NULL,NULL,'34 người','typed',16,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(442,16,2,1,2,1,34000,'none',NULL,NULL,'34 người','typed',16,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(443,16,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'231 triệu','typed',16,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(444,16,4,1,1,1,924000,'none',NULL,NULL,'924 suất','typed',16,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(445,16,84,1,1,1,98800000,'over',NULL,NULL,'hơn 98.800 lượt người','typed',16,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(446,16,85,1,1,1,16000,'none',NULL,NULL,'16','typed',16,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(447,16,1,2,1,0,29000000,'over',NULL,NULL,'hơn 2.900 người','typed',16,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(448,16,1,2,2,1,2900000,'over',NULL,NULL,'hơn 2.900 người','typed',16,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(449,16,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'76 người','typed',16,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(450,16,3,2,1,1,480000000000,'under',NULL,NULL,'gần 480 triệu đồng','typed',16,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(451,16,4,2,1,1,1800000,'over',NULL,NULL,'trên 1,8 nghìn','typed',16,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(452,16,5,2,1,1,0,'none',NULL,NULL,'0','typed',16,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(453,16,6,2,1,1,5000,'none',NULL,NULL,'05 mô hình','typed',16,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(454,16,84,2,1,1,286400000,'none',NULL,NULL,'286.400 lượt người','typed',16,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(455,16,85,2,1,1,34000,'none',NULL,NULL,'34 đợt','typed',16,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(456,16,86,2,1,1,7450000,'none',NULL,NULL,'7.450 lượt người','typed',16,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(457,16,87,2,1,1,1250000000000,'none',NULL,NULL,'1,25 tỷ','typed',16,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(458,16,88,2,1,1,18000,'none',NULL,NULL,'18 vườn','typed',16,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(459,16,1,3,1,0,29000000,'over',NULL,NULL,'hơn 2.900 người','typed',16,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(460,16,1,3,2,1,2900000,'over',NULL,NULL,'hơn 2.900 người','typed',16,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(461,16,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'76 người','typed',16,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(462,16,3,3,1,1,480000000000,'under',NULL,NULL,'gần 480 triệu đồng','typed',16,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(463,16,4,3,1,1,1800000,'over',NULL,NULL,'trên 1,8 nghìn','typed',16,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(464,16,5,3,1,1,0,'none',NULL,NULL,'0','typed',16,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(465,16,6,3,1,1,5000,'none',NULL,NULL,'05 mô hình','typed',16,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(466,16,84,3,1,1,287097000,'none',NULL,NULL,'287.097','typed',16,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(467,16,85,3,1,1,34000,'none',NULL,NULL,'34 đợt','typed',16,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(468,16,86,3,1,1,7450000,'none',NULL,NULL,'7.450 lượt người','typed',16,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(469,16,87,3,1,1,1250000000000,'none',NULL,NULL,'1,25 tỷ','typed',16,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(470,16,88,3,1,1,18000,'none',NULL,NULL,'18 vườn','typed',16,1701398400000000,NULL,NULL);
INSERT INTO "figure" VALUES(471,17,2,1,1,0,4920000,'none',NULL,NULL,'492','typed',17,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(472,17,2,1,2,1,492000,'none',NULL,NULL,'492','typed',17,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(473,17,3,1,1,1,NULL,'none','chưa có số liệu',NULL,'162.000.000 đồng','typed',17,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(474,17,4,1,1,1,727000,'none',NULL,NULL,'727 suất','typed',17,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(475,17,90,1,1,1,56000,'none',NULL,NULL,'56 lớp','typed',17,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(476,17,91,1,1,1,3087000,'none',NULL,NULL,'3087','typed',17,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(477,17,1,2,1,0,624000000,'none',NULL,NULL,'62.400 người','typed',17,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(478,17,1,2,2,1,62400000,'none',NULL,NULL,'62.400 người','typed',17,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(479,17,2,2,1,1,NULL,'none','chưa có số liệu',NULL,'1155','typed',17,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(480,17,3,2,1,1,390000000000,'none',NULL,NULL,'390 triệu đồng','typed',17,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(481,17,4,2,1,1,1300000,'none',NULL,NULL,'1.300','typed',17,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(482,17,5,2,1,1,2000,'none',NULL,NULL,'02','typed',17,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(483,17,6,2,1,1,11000,'none',NULL,NULL,'11','typed',17,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(484,17,89,2,1,1,46000,'none',NULL,NULL,'46 mô hình','typed',17,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(485,17,90,2,1,1,128000,'none',NULL,NULL,'128 lớp','typed',17,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(486,17,91,2,1,1,6940000,'none',NULL,NULL,'6.940 lượt người','typed',17,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(487,17,92,2,1,1,215000000,'none',NULL,NULL,'215.000 cây','typed',17,1701398340000000,NULL,NULL);
INSERT INTO "figure" VALUES(488,17,1,3,1,0,624000000,'none',NULL,NULL,'62.400 người','typed',17,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(489,17,1,3,2,1,62400000,'none',NULL,NULL,'62.400 người','typed',17,1701397800000000,NULL,NULL);
INSERT INTO "figure" VALUES(490,17,2,3,1,1,NULL,'none','chưa có số liệu',NULL,'1155','typed',17,1701397860000000,NULL,NULL);
INSERT INTO "figure" VALUES(491,17,3,3,1,1,390000000000,'none',NULL,NULL,'390 triệu đồng','typed',17,1701397920000000,NULL,NULL);
INSERT INTO "figure" VALUES(492,17,4,3,1,1,1300000,'none',NULL,NULL,'1.300','typed',17,1701397980000000,NULL,NULL);
INSERT INTO "figure" VALUES(493,17,5,3,1,1,2000,'none',NULL,NULL,'02','typed',17,1701398040000000,NULL,NULL);
INSERT INTO "figure" VALUES(494,17,6,3,1,1,12000,'none',NULL,NULL,'12','typed',17,1701398100000000,NULL,NULL);
INSERT INTO "figure" VALUES(495,17,89,3,1,1,46000,'none',NULL,NULL,'46 mô hình','typed',17,1701398160000000,NULL,NULL);
INSERT INTO "figure" VALUES(496,17,90,3,1,1,128000,'none',NULL,NULL,'128 lớp','typed',17,1701398220000000,NULL,NULL);
INSERT INTO "figure" VALUES(497,17,91,3,1,1,6940000,'none',NULL,NULL,'6.940 lượt người','typed',17,1701398280000000,NULL,NULL);
INSERT INTO "figure" VALUES(498,17,92,3,1,1,215000000,'none',NULL,NULL,'215.000 cây','typed',17,1701398340000000,NULL,NULL);
CREATE TABLE file (
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	media_type VARCHAR(120) NOT NULL, 
	stored_at BIGINT NOT NULL, 
	CONSTRAINT pk_file PRIMARY KEY (sha256)
);
INSERT INTO "file" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',5,'application/pdf',1701397800000000);
CREATE TABLE group_code (
	digest VARCHAR(64) NOT NULL, 
	season_id INTEGER NOT NULL, 
	issued_by INTEGER NOT NULL, 
	issued_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	used_at BIGINT, 
	CONSTRAINT pk_group_code PRIMARY KEY (digest), 
	CONSTRAINT fk_group_code_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_group_code_issued_by_person FOREIGN KEY(issued_by) REFERENCES person (id)
);
INSERT INTO "group_code" VALUES('chữ',1,1,1701397800000000,1701397800000000,1701397800000000);
CREATE TABLE inbox (
	channel VARCHAR(16) NOT NULL, 
	event_id VARCHAR(160) NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_inbox PRIMARY KEY (channel, event_id)
)
 WITHOUT ROWID

;
INSERT INTO "inbox" VALUES('web','event 0',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 1',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 10',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 11',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 12',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 13',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 14',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 15',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 16',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 2',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 3',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 4',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 5',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 6',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 7',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 8',1701397800000000);
INSERT INTO "inbox" VALUES('web','event 9',1701397800000000);
CREATE TABLE indicator (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	code VARCHAR(24) NOT NULL, 
	position INTEGER NOT NULL, 
	label VARCHAR(300) NOT NULL, 
	label_en VARCHAR(300) NOT NULL, 
	question TEXT NOT NULL, 
	unit VARCHAR(60) NOT NULL, 
	unit_en VARCHAR(60) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	over_time VARCHAR(12) NOT NULL, 
	across VARCHAR(12) NOT NULL, 
	common BOOLEAN NOT NULL, 
	counts_as VARCHAR(24), 
	percent_of VARCHAR(24), 
	CONSTRAINT pk_indicator PRIMARY KEY (id), 
	CONSTRAINT uq_indicator_season_id_code UNIQUE (season_id, code), 
	CONSTRAINT fk_indicator_season_id_season FOREIGN KEY(season_id) REFERENCES season (id)
);
INSERT INTO "indicator" VALUES(1,1,'C01',1,'Hội viên cuối kỳ','Members at the end of the period','Quý Hội có bao nhiêu hội viên?','người','people','count','last','none',1,NULL,NULL);
INSERT INTO "indicator" VALUES(2,1,'C02',2,'Hội viên kết nạp mới','New members','Quý Hội kết nạp mới bao nhiêu hội viên?','người','people','count','sum','sum',1,NULL,NULL);
INSERT INTO "indicator" VALUES(3,1,'C03',3,'Trị giá vận động an sinh xã hội','Value raised for social welfare','Quý Hội vận động được bao nhiêu tiền cho an sinh xã hội?','đồng','đồng','money','sum','sum',1,NULL,NULL);
INSERT INTO "indicator" VALUES(4,1,'C04',4,'Suất quà đã tặng','Gifts handed out','Quý Hội tặng bao nhiêu suất quà?','suất','gifts','count','sum','sum',1,NULL,NULL);
INSERT INTO "indicator" VALUES(5,1,'C05',5,'Nhà xây mới cho hộ khó khăn','Houses built for families in need','Quý Hội hỗ trợ xây mới bao nhiêu nhà?','nhà','houses','count','sum','sum',1,NULL,NULL);
INSERT INTO "indicator" VALUES(6,1,'C09',6,'Mô hình, điển hình tiên tiến được công nhận','Models recognised','Quý Hội có bao nhiêu mô hình, điển hình tiên tiến được công nhận?','mô hình','models','count','sum','sum',1,NULL,NULL);
INSERT INTO "indicator" VALUES(7,1,'CTD01',7,'Ngày hội hiến máu tình nguyện','Blood donation days','Quý Hội tổ chức bao nhiêu ngày hội hiến máu tình nguyện?','ngày hội','donation days','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(8,1,'CTD02',8,'Đơn vị máu tiếp nhận','Units of blood received','Quý Hội tiếp nhận bao nhiêu đơn vị máu?','đơn vị máu','units of blood','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(9,1,'CTD02-PT',9,'Máu tiếp nhận so với kế hoạch Trung ương giao','Blood received against the plan set by the centre','Quý Hội đạt bao nhiêu phần trăm kế hoạch Trung ương giao về tiếp nhận máu?','%','%','percent','last','none',0,NULL,'CTD02');
INSERT INTO "indicator" VALUES(10,1,'CTD03',10,'Lượt người tham gia hiến máu','Attendances at blood donations','Quý Hội có bao nhiêu lượt người tham gia hiến máu?','lượt người','attendances','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(11,1,'CTD04',11,'Người được trợ giúp lâu dài theo địa chỉ nhân đạo','People helped for the long term (humanitarian addresses)','Quý Hội đang trợ giúp lâu dài bao nhiêu người theo địa chỉ nhân đạo?','người','people','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(12,1,'CTD05',12,'Trị giá trợ giúp địa chỉ nhân đạo','Value of help to humanitarian addresses','Quý Hội trợ giúp các địa chỉ nhân đạo được bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(13,1,'CTD06',13,'Nhà nhân đạo xây mới','Humanitarian houses built','Quý Hội hỗ trợ xây mới bao nhiêu nhà nhân đạo?','nhà','houses','count','sum','none',0,'C05',NULL);
INSERT INTO "indicator" VALUES(14,1,'CTD08',14,'Lượt cứu trợ thường xuyên, đột xuất','Relief visits, regular and urgent','Quý Hội cứu trợ bao nhiêu lượt, kể cả thường xuyên và đột xuất?','lượt','relief visits','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(15,1,'CTD09',15,'Trị giá hoạt động chăm sóc sức khỏe','Value of health care given','Quý Hội chăm sóc sức khỏe cho người dân trị giá bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(16,1,'VH01',16,'Giải thưởng của hội viên','Prizes won by members','Quý Hội có bao nhiêu giải thưởng do hội viên đoạt?','giải','prizes','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(17,1,'VH02',17,'Tác phẩm trưng bày, biểu diễn','Works shown or performed','Quý Hội trưng bày, biểu diễn bao nhiêu tác phẩm?','tác phẩm','works','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(18,1,'VH03',18,'Đầu sách xuất bản','Books published','Quý Hội có bao nhiêu cuốn sách của hội viên được xuất bản?','cuốn','books','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(19,1,'VH04',19,'Trại sáng tác, chuyến thực tế','Creative workshops and field trips','Quý Hội mở bao nhiêu trại sáng tác, chuyến thực tế?','trại','workshops','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(20,1,'VH05',20,'Kinh phí hỗ trợ sáng tạo','Support for creative work','Quý Hội hỗ trợ sáng tạo bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(21,1,'DC01',21,'Tiền vận động giúp nạn nhân chất độc da cam','Money raised for victims of Agent Orange','Quý Hội vận động được bao nhiêu tiền để giúp nạn nhân?','đồng','đồng','money','sum','none',0,'C03',NULL);
INSERT INTO "indicator" VALUES(22,1,'DC02',22,'Suất quà tặng nạn nhân','Gifts to victims','Quý Hội tặng nạn nhân bao nhiêu suất quà?','suất','gifts','count','sum','none',0,'C04',NULL);
INSERT INTO "indicator" VALUES(23,1,'DC03',23,'Lượt nạn nhân được thăm, khám bệnh','Visits and medical checks of victims','Quý Hội thăm, khám bệnh cho bao nhiêu lượt nạn nhân?','lượt người','visits','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(24,1,'DC04',24,'Xe lăn, phương tiện trợ giúp','Wheelchairs and aids','Quý Hội tặng bao nhiêu xe lăn, phương tiện trợ giúp?','chiếc','wheelchairs','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(25,1,'DC05',25,'Nhà xây mới cho nạn nhân','Houses built for victims','Quý Hội hỗ trợ nạn nhân xây mới bao nhiêu nhà?','nhà','houses','count','sum','none',0,'C05',NULL);
INSERT INTO "indicator" VALUES(26,1,'DC06',26,'Nạn nhân hưởng trợ cấp hằng tháng','Victims with a monthly allowance','Quý Hội có bao nhiêu nạn nhân được hưởng trợ cấp hằng tháng?','người','people','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(27,1,'KT01',27,'Nhiệm vụ tư vấn, phản biện, giám định xã hội','Advisory and review tasks','Quý Liên hiệp thực hiện bao nhiêu nhiệm vụ tư vấn, phản biện, giám định xã hội?','nhiệm vụ','tasks','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(28,1,'KT02',28,'Dự thảo văn bản góp ý','Draft regulations commented on','Quý Liên hiệp góp ý bao nhiêu dự thảo văn bản?','dự thảo','drafts','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(29,1,'KT03',29,'Sản phẩm dự thi sáng tạo thanh thiếu niên, nhi đồng','Entries of young inventors','Quý Liên hiệp có bao nhiêu sản phẩm dự thi sáng tạo thanh thiếu niên, nhi đồng?','sản phẩm','entries','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(30,1,'KT04',30,'Giải pháp dự Hội thi sáng tạo kỹ thuật','Solutions in the technical innovation contest','Quý Liên hiệp có bao nhiêu giải pháp dự Hội thi sáng tạo kỹ thuật?','giải pháp','solutions','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(31,1,'KT05',31,'Đề tài, dự án thực hiện','Research projects carried out','Quý Liên hiệp thực hiện bao nhiêu đề tài, dự án?','đề tài','projects','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(32,1,'KT06',32,'Hội thành viên','Member associations','Quý Liên hiệp có bao nhiêu hội thành viên?','hội','associations','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(33,1,'TE01',33,'Lượt trẻ em được hỗ trợ','Children helped','Quý Hội hỗ trợ bao nhiêu lượt trẻ em?','lượt trẻ em','children helped','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(34,1,'TE02',34,'Ca phẫu thuật cho trẻ em','Operations for children','Quý Hội hỗ trợ bao nhiêu ca phẫu thuật cho trẻ em?','ca','operations','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(35,1,'TE03',35,'Suất học bổng cho trẻ em','Scholarships for children','Quý Hội trao bao nhiêu suất học bổng cho trẻ em?','suất','scholarships','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(36,1,'TE04',36,'Buổi tuyên truyền quyền trẻ em','Sessions on children''s rights','Quý Hội tổ chức bao nhiêu buổi tuyên truyền quyền trẻ em?','buổi','sessions','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(37,1,'NCT01',37,'Thành viên câu lạc bộ liên thế hệ được vay vốn','Members of intergenerational clubs given loans','Quý Hội giúp bao nhiêu thành viên câu lạc bộ liên thế hệ được vay vốn?','người','people','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(38,1,'NCT02',38,'Câu lạc bộ liên thế hệ tự giúp nhau','Intergenerational self-help clubs','Quý Hội có bao nhiêu câu lạc bộ liên thế hệ tự giúp nhau?','câu lạc bộ','clubs','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(39,1,'NCT03',39,'Người cao tuổi được chúc thọ, mừng thọ','Elderly people honoured on their birthdays','Quý Hội chúc thọ, mừng thọ bao nhiêu người cao tuổi?','người','people','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(40,1,'NCT04',40,'Số dư Quỹ chăm sóc người cao tuổi','Balance of the fund for the elderly','Quý Hội còn dư Quỹ chăm sóc người cao tuổi bao nhiêu tiền?','đồng','đồng','money','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(41,1,'NCT05',41,'Lượt người cao tuổi được khám sức khỏe, khám mắt','Health and eye checks of the elderly','Quý Hội có bao nhiêu lượt người cao tuổi được khám sức khỏe, khám mắt?','lượt người','visits','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(42,1,'LG01',42,'Buổi tuyên truyền, phổ biến pháp luật','Sessions on the law','Quý Hội tổ chức bao nhiêu buổi tuyên truyền, phổ biến pháp luật?','buổi','sessions','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(43,1,'LG02',43,'Lượt người được tuyên truyền pháp luật','Attendances at sessions on the law','Quý Hội tuyên truyền pháp luật cho bao nhiêu lượt người?','lượt người','attendances','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(44,1,'LG03',44,'Vụ việc tư vấn, trợ giúp pháp lý','Legal advice and aid cases','Quý Hội tư vấn, trợ giúp pháp lý bao nhiêu vụ việc?','vụ việc','cases','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(45,1,'LG04',45,'Dự thảo văn bản góp ý','Draft regulations commented on','Quý Hội góp ý bao nhiêu dự thảo văn bản?','dự thảo','drafts','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(46,1,'LG05',46,'Vụ việc hòa giải thành','Disputes settled by mediation','Quý Hội hòa giải thành bao nhiêu vụ việc?','vụ việc','cases','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(47,1,'TN01',47,'Công trình, phần việc thanh niên','Youth works','Quý Hội thực hiện bao nhiêu công trình, phần việc thanh niên?','công trình','works','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(48,1,'TN02',48,'Trị giá công trình, phần việc thanh niên','Value of youth works','Quý Hội có các công trình, phần việc thanh niên trị giá bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(49,1,'TN03',49,'Lượt hội viên, thanh niên tình nguyện','Attendances of young volunteers','Quý Hội có bao nhiêu lượt hội viên, thanh niên tham gia tình nguyện?','lượt người','attendances','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(50,1,'TN04',50,'Thanh niên được hỗ trợ khởi nghiệp, việc làm','Young people helped into work or business','Quý Hội hỗ trợ khởi nghiệp, việc làm cho bao nhiêu thanh niên?','người','people','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(51,1,'XP01',51,'Suất quà tặng cựu thanh niên xung phong khó khăn','Gifts to former youth volunteers in need','Quý Hội tặng cựu thanh niên xung phong khó khăn bao nhiêu suất quà?','suất','gifts','count','sum','none',0,'C04',NULL);
INSERT INTO "indicator" VALUES(52,1,'XP02',52,'Nhà tình nghĩa xây mới','Gratitude houses built','Quý Hội xây mới bao nhiêu nhà tình nghĩa?','nhà','houses','count','sum','none',0,'C05',NULL);
INSERT INTO "indicator" VALUES(53,1,'XP03',53,'Nhà sửa chữa','Houses repaired','Quý Hội hỗ trợ sửa chữa bao nhiêu nhà?','nhà','houses','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(54,1,'XP04',54,'Tiền Quỹ nghĩa tình đồng đội vận động được','Money raised for the comrades'' fund','Quý Hội vận động Quỹ nghĩa tình đồng đội được bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(55,1,'XP05',55,'Hồ sơ chế độ, chính sách được giải quyết','Benefit cases settled','Quý Hội giúp giải quyết bao nhiêu hồ sơ chế độ, chính sách?','hồ sơ','cases','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(56,1,'KH01',56,'Tiền vận động quỹ khuyến học','Money raised for the study promotion fund','Quý Hội vận động quỹ khuyến học được bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(57,1,'KH02',57,'Suất học bổng, phần thưởng','Scholarships and prizes','Quý Hội trao bao nhiêu suất học bổng, phần thưởng?','suất','scholarships','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(58,1,'KH03',58,'Số dư quỹ khuyến học','Balance of the study promotion fund','Quý Hội còn dư quỹ khuyến học bao nhiêu tiền?','đồng','đồng','money','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(59,1,'KH04',59,'Gia đình học tập','Learning families','Quý Hội có bao nhiêu gia đình đạt danh hiệu Gia đình học tập?','gia đình','families','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(60,1,'KH05',60,'Dòng họ học tập','Learning clans','Quý Hội có bao nhiêu dòng họ đạt danh hiệu Dòng họ học tập?','dòng họ','clans','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(61,1,'KH07',61,'Đơn vị học tập','Learning organisations','Quý Hội có bao nhiêu đơn vị đạt danh hiệu Đơn vị học tập?','đơn vị','units','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(62,1,'GC01',62,'Lượt cựu giáo chức được thăm hỏi, mừng thọ','Visits to retired teachers','Quý Hội thăm hỏi, mừng thọ bao nhiêu lượt cựu giáo chức?','lượt người','visits','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(63,1,'GC02',63,'Số dư quỹ hội','Balance of the association''s fund','Quý Hội còn dư quỹ hội bao nhiêu tiền?','đồng','đồng','money','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(64,1,'GC03',64,'Suất học bổng tặng học sinh nghèo','Scholarships for poor pupils','Quý Hội tặng học sinh nghèo bao nhiêu suất học bổng?','suất','scholarships','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(65,1,'HTX01',65,'Hợp tác xã thành lập mới','New cooperatives','Quý Liên minh hỗ trợ thành lập mới bao nhiêu hợp tác xã?','HTX','cooperatives','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(66,1,'HTX02',66,'Tỷ lệ hợp tác xã là thành viên Liên minh','Share of cooperatives that are members','Quý Liên minh có bao nhiêu phần trăm hợp tác xã là thành viên?','%','%','percent','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(67,1,'HTX03',67,'Lượt cán bộ hợp tác xã được bồi dưỡng','Training attendances of cooperative staff','Quý Liên minh bồi dưỡng bao nhiêu lượt cán bộ hợp tác xã?','lượt người','attendances','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(68,1,'HTX04',68,'Dư nợ Quỹ hỗ trợ phát triển hợp tác xã','Loans outstanding of the cooperative fund','Quý Liên minh có dư nợ Quỹ hỗ trợ phát triển hợp tác xã bao nhiêu tiền?','đồng','đồng','money','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(69,1,'HTX05',69,'Hợp tác xã xếp loại khá, tốt','Cooperatives rated good','Quý Liên minh có bao nhiêu hợp tác xã xếp loại khá, tốt?','HTX','cooperatives','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(70,1,'NM01',70,'Kinh phí vận động hỗ trợ hội viên','Money raised for members','Quý Hội vận động được bao nhiêu tiền để hỗ trợ hội viên?','đồng','đồng','money','sum','none',0,'C03',NULL);
INSERT INTO "indicator" VALUES(71,1,'NM02',71,'Hội viên được vay vốn','Members given loans','Quý Hội giúp bao nhiêu hội viên được vay vốn?','hội viên','members','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(72,1,'NM03',72,'Doanh thu sản xuất, dịch vụ','Revenue of workshops and services','Quý Hội đạt doanh thu sản xuất, dịch vụ bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(73,1,'NM04',73,'Hội viên có việc làm','Members in work','Quý Hội có bao nhiêu hội viên có việc làm?','người','people','count','last','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(74,1,'NM05',74,'Học viên lớp chữ nổi, dạy nghề','Learners of Braille and trades','Quý Hội có bao nhiêu người học chữ nổi, học nghề?','người','people','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(75,1,'HN01',75,'Viện trợ phi chính phủ nước ngoài vận động được','Foreign non-governmental aid raised','Quý Liên hiệp vận động viện trợ phi chính phủ nước ngoài được bao nhiêu tiền, tính ra đồng?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(76,1,'HN02',76,'Đoàn khách quốc tế đón tiếp','Foreign delegations received','Quý Liên hiệp đón tiếp bao nhiêu đoàn khách quốc tế?','đoàn','delegations','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(77,1,'HN03',77,'Hoạt động giao lưu, đối ngoại nhân dân','People-to-people exchanges','Quý Liên hiệp tổ chức bao nhiêu hoạt động giao lưu, đối ngoại nhân dân?','hoạt động','events','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(78,1,'HN04',78,'Chương trình, dự án viện trợ','Aid programmes and projects','Quý Liên hiệp có bao nhiêu chương trình, dự án viện trợ?','dự án','projects','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(79,1,'NB01',79,'Giải báo chí các cấp','Press prizes won','Quý Hội có bao nhiêu giải báo chí các cấp do hội viên đoạt?','giải','prizes','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(80,1,'NB02',80,'Lớp tập huấn nghiệp vụ','Training courses','Quý Hội mở bao nhiêu lớp tập huấn nghiệp vụ?','lớp','courses','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(81,1,'NB03',81,'Số đặc san, bản tin','Issues of the magazine and bulletin','Quý Hội ra bao nhiêu số đặc san, bản tin?','số','issues','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(82,1,'NB04',82,'Tác phẩm dự Giải Báo chí quốc gia','Works sent to the National Press Awards','Quý Hội gửi bao nhiêu tác phẩm dự Giải Báo chí quốc gia?','tác phẩm','works','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(83,1,'NB05',83,'Hội viên được tặng Kỷ niệm chương','Members given the commemorative medal','Quý Hội có bao nhiêu hội viên được tặng Kỷ niệm chương?','người','people','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(84,1,'DY01',84,'Lượt người khám, điều trị bằng đông y','Visits for traditional medicine','Quý Hội khám, điều trị cho bao nhiêu lượt người?','lượt người','visits','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(85,1,'DY02',85,'Đợt khám nhân đạo, cấp thuốc miễn phí','Charity rounds with free medicine','Quý Hội tổ chức bao nhiêu đợt khám nhân đạo, cấp thuốc miễn phí?','đợt','rounds','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(86,1,'DY03',86,'Lượt người được cấp thuốc miễn phí','Visits with free medicine','Quý Hội cấp thuốc miễn phí cho bao nhiêu lượt người?','lượt người','visits','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(87,1,'DY04',87,'Trị giá thuốc, khám miễn phí','Value of free medicine and care','Quý Hội khám, cấp thuốc miễn phí trị giá bao nhiêu tiền?','đồng','đồng','money','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(88,1,'DY05',88,'Vườn thuốc nam trồng mới','New gardens of medicinal plants','Quý Hội trồng mới bao nhiêu vườn thuốc nam?','vườn','gardens','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(89,1,'LV01',89,'Mô hình vườn mẫu','Model gardens','Quý Hội xây dựng bao nhiêu mô hình vườn mẫu?','mô hình','gardens','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(90,1,'LV02',90,'Lớp tập huấn kỹ thuật','Technical courses','Quý Hội mở bao nhiêu lớp tập huấn kỹ thuật?','lớp','courses','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(91,1,'LV03',91,'Lượt người được tập huấn','Training attendances','Quý Hội tập huấn cho bao nhiêu lượt người?','lượt người','attendances','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(92,1,'LV04',92,'Cây giống cung ứng','Seedlings supplied','Quý Hội cung ứng bao nhiêu cây giống?','cây','seedlings','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(93,1,'BT01',93,'Tiền vận động bảo trợ','Money raised for protection','Quý Hội vận động được bao nhiêu tiền để bảo trợ người khuyết tật, trẻ em?','đồng','đồng','money','sum','none',0,'C03',NULL);
INSERT INTO "indicator" VALUES(94,1,'BT02',94,'Lượt người được bảo trợ','People helped','Quý Hội bảo trợ bao nhiêu lượt người?','lượt người','people helped','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(95,1,'BT03',95,'Ca phẫu thuật mắt, tim, dị tật','Operations paid for','Quý Hội hỗ trợ bao nhiêu ca phẫu thuật?','ca','operations','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(96,1,'BT04',96,'Xe lăn, xe lắc','Wheelchairs','Quý Hội tặng bao nhiêu xe lăn, xe lắc?','chiếc','wheelchairs','count','sum','none',0,NULL,NULL);
INSERT INTO "indicator" VALUES(97,1,'BT05',97,'Suất học bổng, đỡ đầu','Scholarships and sponsorships','Quý Hội trao bao nhiêu suất học bổng, đỡ đầu?','suất','scholarships','count','sum','none',0,NULL,NULL);
CREATE TABLE invite (
	id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	prefix VARCHAR(12) NOT NULL, 
	role VARCHAR(12) NOT NULL, 
	province_id INTEGER, 
	season_id INTEGER, 
	association_id INTEGER, 
	issued_by INTEGER, 
	issued_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	used_by INTEGER, 
	used_at BIGINT, 
	revoked_at BIGINT, takes_over BOOLEAN, phone_end VARCHAR(4), 
	CONSTRAINT pk_invite PRIMARY KEY (id), 
	CONSTRAINT uq_invite_digest UNIQUE (digest), 
	CONSTRAINT fk_invite_province_id_province FOREIGN KEY(province_id) REFERENCES province (id), 
	CONSTRAINT fk_invite_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_invite_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_invite_issued_by_person FOREIGN KEY(issued_by) REFERENCES person (id), 
	CONSTRAINT fk_invite_used_by_person FOREIGN KEY(used_by) REFERENCES person (id)
);
INSERT INTO "invite" VALUES(1,'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','NKT','officer',NULL,1,18,19,1701397800000000,1702607400000000,NULL,NULL,NULL,0,NULL);
CREATE TABLE ledger (
	channel VARCHAR(16) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	sent INTEGER NOT NULL, 
	paid INTEGER NOT NULL, 
	allowed INTEGER, 
	spent_until BIGINT, 
	told_at BIGINT, 
	CONSTRAINT pk_ledger PRIMARY KEY (channel, month)
);
INSERT INTO "ledger" VALUES('chữ','chữ',1,1,1,1701397800000000,1701397800000000);
CREATE TABLE link_code (
	id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	address_id INTEGER NOT NULL, 
	made_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	typed_at INTEGER, 
	CONSTRAINT pk_link_code PRIMARY KEY (id), 
	CONSTRAINT fk_link_code_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_link_code_address_id_address FOREIGN KEY(address_id) REFERENCES address (id), 
	CONSTRAINT fk_link_code_typed_at_address FOREIGN KEY(typed_at) REFERENCES address (id)
);
INSERT INTO "link_code" VALUES(1,'chữ',1,1,1701397800000000,1701397800000000,1);
CREATE TABLE login (
	digest VARCHAR(64) NOT NULL, 
	address_id INTEGER NOT NULL, 
	created_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	CONSTRAINT pk_login PRIMARY KEY (digest), 
	CONSTRAINT fk_login_address_id_address FOREIGN KEY(address_id) REFERENCES address (id)
);
INSERT INTO "login" VALUES('chữ',1,1701397800000000,1701397800000000);
CREATE TABLE meeting (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	place VARCHAR(200) NOT NULL, 
	starts_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_season_id_season FOREIGN KEY(season_id) REFERENCES season (id)
);
INSERT INTO "meeting" VALUES(1,1,'chữ','chữ',1701397800000000,1701397800000000);
CREATE TABLE member (
	season_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	office VARCHAR(12), 
	CONSTRAINT pk_member PRIMARY KEY (season_id, association_id), 
	CONSTRAINT fk_member_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_member_association_id_association FOREIGN KEY(association_id) REFERENCES association (id)
);
INSERT INTO "member" VALUES(1,1,0,'head');
INSERT INTO "member" VALUES(1,2,1,'deputy');
INSERT INTO "member" VALUES(1,3,2,NULL);
INSERT INTO "member" VALUES(1,4,3,NULL);
INSERT INTO "member" VALUES(1,5,4,NULL);
INSERT INTO "member" VALUES(1,6,5,NULL);
INSERT INTO "member" VALUES(1,7,6,NULL);
INSERT INTO "member" VALUES(1,8,7,NULL);
INSERT INTO "member" VALUES(1,9,8,NULL);
INSERT INTO "member" VALUES(1,10,9,NULL);
INSERT INTO "member" VALUES(1,11,10,NULL);
INSERT INTO "member" VALUES(1,12,11,NULL);
INSERT INTO "member" VALUES(1,13,12,NULL);
INSERT INTO "member" VALUES(1,14,13,NULL);
INSERT INTO "member" VALUES(1,15,14,NULL);
INSERT INTO "member" VALUES(1,16,15,NULL);
INSERT INTO "member" VALUES(1,17,16,NULL);
INSERT INTO "member" VALUES(1,18,17,NULL);
CREATE TABLE milestone (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	code VARCHAR(40) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	due_at BIGINT NOT NULL, 
	period_id INTEGER, 
	offsets VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_milestone PRIMARY KEY (id), 
	CONSTRAINT uq_milestone_season_id_code UNIQUE (season_id, code), 
	CONSTRAINT fk_milestone_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_milestone_period_id_period FOREIGN KEY(period_id) REFERENCES period (id)
);
INSERT INTO "milestone" VALUES(1,1,'june-figures','Nộp số liệu sơ kết 6 tháng',1688551200000000,1,'[7, 3, 0]');
INSERT INTO "milestone" VALUES(2,1,'year-figures','Nộp số liệu cả năm, số ước',1701079200000000,2,'[7, 3, 0]');
INSERT INTO "milestone" VALUES(3,1,'final-figures','Nộp số liệu cả năm, số chính thức',1704708000000000,3,'[7, 3, 0]');
INSERT INTO "milestone" VALUES(4,1,'phase-1-ends','Kết thúc đợt thi đua thứ nhất (1/1 - 30/6)',1688119200000000,NULL,'[]');
INSERT INTO "milestone" VALUES(5,1,'phase-2-ends','Kết thúc đợt thi đua thứ hai (1/7 - tháng 12)',1704016800000000,NULL,'[]');
INSERT INTO "milestone" VALUES(6,1,'conference','Hội nghị tổng kết',1702623600000000,NULL,'[7, 1]');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	address_id INTEGER NOT NULL, 
	person_id INTEGER, 
	"key" VARCHAR(200), 
	notice BOOLEAN NOT NULL, 
	sealed BOOLEAN NOT NULL, 
	body TEXT, 
	created_at BIGINT NOT NULL, 
	due_at BIGINT NOT NULL, 
	attempts INTEGER NOT NULL, 
	parts_sent INTEGER NOT NULL, 
	first_attempt_at BIGINT, 
	claimed_until BIGINT, 
	state VARCHAR(12) NOT NULL, 
	doubled BOOLEAN NOT NULL, 
	failure VARCHAR(200), 
	done_at BIGINT, tried TEXT, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_key UNIQUE ("key"), 
	CONSTRAINT fk_outbox_address_id_address FOREIGN KEY(address_id) REFERENCES address (id), 
	CONSTRAINT fk_outbox_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "outbox" VALUES(1,1,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","0.0",null]],"screen":0}',1701397800000000,1701397800000000,0,0,1701397800000000,NULL,'sent',0,NULL,1701397800000000,NULL);
INSERT INTO "outbox" VALUES(2,1,1,'1/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(3,1,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(4,3,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","1.0",null]],"screen":1}',1701397800000000,1701397800000000,0,0,NULL,NULL,'dead',0,'Blocked()',1701397800000000,NULL);
INSERT INTO "outbox" VALUES(5,3,2,'2/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(6,3,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(7,5,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","2.0",null]],"screen":2}',1701397800000000,1701397860000000,0,1,NULL,NULL,'pending',1,'Throttled',NULL,NULL);
INSERT INTO "outbox" VALUES(8,5,3,'3/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(9,5,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(10,7,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","3.0",null]],"screen":3}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(11,7,4,'4/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(12,7,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(13,9,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","4.0",null]],"screen":4}',1701397800000000,1701397800000000,0,0,1701397800000000,NULL,'sent',0,NULL,1701397800000000,NULL);
INSERT INTO "outbox" VALUES(14,9,5,'5/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(15,9,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(16,11,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","5.0",null]],"screen":5}',1701397800000000,1701397800000000,0,0,NULL,NULL,'dead',0,'Blocked()',1701397800000000,NULL);
INSERT INTO "outbox" VALUES(17,11,6,'6/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(18,11,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(19,13,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","6.0",null]],"screen":6}',1701397800000000,1701397860000000,0,1,NULL,NULL,'pending',1,'Throttled',NULL,NULL);
INSERT INTO "outbox" VALUES(20,13,7,'7/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(21,13,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(22,15,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","7.0",null]],"screen":7}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(23,15,8,'8/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(24,15,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(25,17,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","8.0",null]],"screen":8}',1701397800000000,1701397800000000,0,0,1701397800000000,NULL,'sent',0,NULL,1701397800000000,NULL);
INSERT INTO "outbox" VALUES(26,17,9,'9/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(27,17,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(28,19,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","9.0",null]],"screen":9}',1701397800000000,1701397800000000,0,0,NULL,NULL,'dead',0,'Blocked()',1701397800000000,NULL);
INSERT INTO "outbox" VALUES(29,19,10,'10/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(30,19,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(31,21,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","10.0",null]],"screen":10}',1701397800000000,1701397860000000,0,1,NULL,NULL,'pending',1,'Throttled',NULL,NULL);
INSERT INTO "outbox" VALUES(32,21,11,'11/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(33,21,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(34,23,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","11.0",null]],"screen":11}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(35,23,12,'12/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(36,23,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(37,25,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","12.0",null]],"screen":12}',1701397800000000,1701397800000000,0,0,1701397800000000,NULL,'sent',0,NULL,1701397800000000,NULL);
INSERT INTO "outbox" VALUES(38,25,13,'13/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(39,25,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(40,27,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","13.0",null]],"screen":13}',1701397800000000,1701397800000000,0,0,NULL,NULL,'dead',0,'Blocked()',1701397800000000,NULL);
INSERT INTO "outbox" VALUES(41,27,14,'14/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(42,27,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(43,29,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","14.0",null]],"screen":14}',1701397800000000,1701397860000000,0,1,NULL,NULL,'pending',1,'Throttled',NULL,NULL);
INSERT INTO "outbox" VALUES(44,29,15,'15/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(45,29,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(46,31,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","15.0",null]],"screen":15}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(47,31,16,'16/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(48,31,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(49,33,NULL,NULL,0,0,'{"text":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","choices":[["Để sau","16.0",null]],"screen":16}',1701397800000000,1701397800000000,0,0,1701397800000000,NULL,'sent',0,NULL,1701397800000000,NULL);
INSERT INTO "outbox" VALUES(50,33,17,'17/final/7',1,0,'{"text":"Còn 7 ngày."}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(51,33,NULL,NULL,0,1,'{"text":"https://example.org/b/7Q"}',1701397800000000,1701397800000000,0,0,NULL,NULL,'pending',0,NULL,NULL,NULL);
CREATE TABLE period (
	id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	position INTEGER NOT NULL, 
	during VARCHAR(120) NOT NULL, 
	as_of VARCHAR(120) NOT NULL, 
	opens_at BIGINT NOT NULL, 
	deadline BIGINT NOT NULL, 
	CONSTRAINT pk_period PRIMARY KEY (id), 
	CONSTRAINT uq_period_season_id_code UNIQUE (season_id, code), 
	CONSTRAINT fk_period_season_id_season FOREIGN KEY(season_id) REFERENCES season (id)
);
INSERT INTO "period" VALUES(1,1,'june','Sơ kết 6 tháng đầu năm 2023',0,'6 tháng đầu năm 2023','Đến 30/6/2023',1687107600000000,1688551200000000);
INSERT INTO "period" VALUES(2,1,'estimate','Cả năm 2023, số ước',1,'Cả năm 2023','Đến hết năm 2023',1699203600000000,1701079200000000);
INSERT INTO "period" VALUES(3,1,'final','Cả năm 2023, số chính thức',2,'Cả năm 2023, số chính thức,','Đến hết năm 2023, số chính thức,',1702832400000000,1704708000000000);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	language VARCHAR(5) NOT NULL, 
	words_first BOOLEAN NOT NULL, 
	created_at BIGINT NOT NULL, phone VARCHAR(20), links_from BIGINT, 
	CONSTRAINT pk_person PRIMARY KEY (id)
);
INSERT INTO "person" VALUES(1,'Cán bộ CTD','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(2,'Cán bộ VHNT','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(3,'Cán bộ DC','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(4,'Cán bộ KHKT','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(5,'Cán bộ BVTE','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(6,'Cán bộ NCT','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(7,'Cán bộ LG','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(8,'Cán bộ LHTN','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(9,'Cán bộ TNXP','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(10,'Cán bộ KH','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(11,'Cán bộ CGC','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(12,'Cán bộ HTX','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(13,'Cán bộ NM','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(14,'Cán bộ HN','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(15,'Cán bộ NB','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(16,'Cán bộ DY','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(17,'Cán bộ LV','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(18,'Cán bộ NKT','vi',0,1701397800000000,NULL,NULL);
INSERT INTO "person" VALUES(19,'Chuyên viên','vi',0,1701397800000000,NULL,NULL);
CREATE TABLE piece (
	id INTEGER NOT NULL, 
	address_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	said_at BIGINT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	CONSTRAINT pk_piece PRIMARY KEY (id), 
	CONSTRAINT fk_piece_address_id_address FOREIGN KEY(address_id) REFERENCES address (id)
);
INSERT INTO "piece" VALUES(1,1,'chữ',1701397800000000,1701397800000000);
CREATE TABLE province (
	id INTEGER NOT NULL, 
	code VARCHAR(40) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	board VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_province PRIMARY KEY (id), 
	CONSTRAINT uq_province_code UNIQUE (code)
);
INSERT INTO "province" VALUES(1,'bac-giang','Tỉnh Bắc Giang','Ban Thi đua - Khen thưởng tỉnh Bắc Giang');
CREATE TABLE quota (
	season_id INTEGER NOT NULL, 
	code VARCHAR(24) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	seats INTEGER NOT NULL, 
	method VARCHAR(12) NOT NULL, 
	from_winners_of VARCHAR(24), 
	without_winners_of VARCHAR(24), 
	CONSTRAINT pk_quota PRIMARY KEY (season_id, code), 
	CONSTRAINT fk_quota_season_id_season FOREIGN KEY(season_id) REFERENCES season (id)
);
INSERT INTO "quota" VALUES(1,'flag',0,'Cờ thi đua của UBND tỉnh',1,'agree',NULL,NULL);
INSERT INTO "quota" VALUES(1,'certificate',1,'Bằng khen của Chủ tịch UBND tỉnh',4,'agree',NULL,'flag');
CREATE TABLE reminder (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	milestone_id INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	rung INTEGER NOT NULL, 
	told_apart_by BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	told_with INTEGER, 
	CONSTRAINT pk_reminder PRIMARY KEY (id), 
	CONSTRAINT uq_reminder_once UNIQUE (person_id, association_id, milestone_id, due_on, rung, told_apart_by), 
	CONSTRAINT fk_reminder_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_reminder_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_reminder_milestone_id_milestone FOREIGN KEY(milestone_id) REFERENCES milestone (id), 
	CONSTRAINT fk_reminder_told_with_reminder FOREIGN KEY(told_with) REFERENCES reminder (id)
);
INSERT INTO "reminder" VALUES(1,1,1,1,'2023-12-31',1,1701397800000000,1701397800000000,NULL);
CREATE TABLE sealed (
	id INTEGER NOT NULL, 
	ballot_id INTEGER NOT NULL, 
	association_id INTEGER, 
	slip_id INTEGER, 
	body BLOB NOT NULL, 
	CONSTRAINT pk_sealed PRIMARY KEY (id), 
	CONSTRAINT uq_sealed_ballot_id_association_id UNIQUE (ballot_id, association_id), 
	CONSTRAINT uq_sealed_ballot_id_slip_id UNIQUE (ballot_id, slip_id), 
	CONSTRAINT fk_sealed_ballot_id_ballot FOREIGN KEY(ballot_id) REFERENCES ballot (id), 
	CONSTRAINT fk_sealed_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_sealed_slip_id_slip FOREIGN KEY(slip_id) REFERENCES slip (id)
);
INSERT INTO "sealed" VALUES(1,1,1,1,X'0001');
CREATE TABLE season (
	id INTEGER NOT NULL, 
	bloc_id INTEGER NOT NULL, 
	"key" VARCHAR(80) NOT NULL, 
	year INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	"plan" TEXT NOT NULL, 
	locked_at BIGINT, 
	demo BOOLEAN NOT NULL, 
	CONSTRAINT pk_season PRIMARY KEY (id), 
	CONSTRAINT uq_season_key UNIQUE ("key"), 
	CONSTRAINT fk_season_bloc_id_bloc FOREIGN KEY(bloc_id) REFERENCES bloc (id)
);
INSERT INTO "season" VALUES(1,1,'bac-giang-2023',2023,'Đổi mới, nâng cao chất lượng các phong trào thi đua trong khối tổ chức hội cấp tỉnh (Báo Bắc Giang) http://baobacgiang.com.vn/bg/xa-hoi/416416/doi-moi-nang-cao-chat-luong-cac-phong-trao-thi-dua-trong-khoi-to-chuc-hoi-cap-tinh.html','# Bắc Giang, 2023: 18 associations of the province, bloc 1.
# Source of every stated fact: the report named under [source]. What it does not say (plans, last year, deadlines, most
# figures) is sample data and marked "sample"; what we read into it is marked "reading".

year = 2023
notes = [
  "Kế hoạch, số năm trước và các hạn nộp là số liệu mẫu; báo cáo không nêu.",
  "Báo cáo ghi 170% kế hoạch Trung ương giao về tiếp nhận máu mà không nêu kế hoạch, nên hỏi Hội tỷ lệ này.",
]

[source]
title = "Đổi mới, nâng cao chất lượng các phong trào thi đua trong khối tổ chức hội cấp tỉnh (Báo Bắc Giang)"
url = "http://baobacgiang.com.vn/bg/xa-hoi/416416/doi-moi-nang-cao-chat-luong-cac-phong-trao-thi-dua-trong-khoi-to-chuc-hoi-cap-tinh.html"

[province]
code = "bac-giang"
name = "Tỉnh Bắc Giang"
board = "Ban Thi đua - Khen thưởng tỉnh Bắc Giang"

[bloc]
code = "to-chuc-hoi-1"
name = "Khối thi đua các tổ chức hội cấp tỉnh số 1"

[[period]]
code = "june"
name = "Sơ kết 6 tháng đầu năm 2023"
during = "6 tháng đầu năm 2023"
as_of = "Đến 30/6/2023"
opens = 2023-06-19
deadline = 2023-07-05
mark = "sample"

[[period]]
code = "estimate"
name = "Cả năm 2023, số ước"
during = "Cả năm 2023"
as_of = "Đến hết năm 2023"
opens = 2023-11-06
deadline = 2023-11-27
mark = "sample"

[[period]]
code = "final"
name = "Cả năm 2023, số chính thức"
during = "Cả năm 2023, số chính thức,"
as_of = "Đến hết năm 2023, số chính thức,"
opens = 2023-12-18
deadline = 2024-01-08
mark = "sample"

[[milestone]]
code = "june-figures"
name = "Nộp số liệu sơ kết 6 tháng"
period = "june"
mark = "sample"

[[milestone]]
code = "year-figures"
name = "Nộp số liệu cả năm, số ước"
period = "estimate"
mark = "sample"

[[milestone]]
code = "final-figures"
name = "Nộp số liệu cả năm, số chính thức"
period = "final"
mark = "sample"

# The two emulation phases of the year; nobody is reminded of them.
[[milestone]]
code = "phase-1-ends"
name = "Kết thúc đợt thi đua thứ nhất (1/1 - 30/6)"
due = 2023-06-30
offsets = []

[[milestone]]
code = "phase-2-ends"
name = "Kết thúc đợt thi đua thứ hai (1/7 - tháng 12)"
due = 2023-12-31  # the report names the month only
offsets = []
mark = "reading"

[[milestone]]
code = "conference"
name = "Hội nghị tổng kết"
due = 2023-12-15T14:00:00  # the report: "Chiều 15/12"
offsets = [7, 1]

[[association]]
code = "CTD"
name = "Hội Chữ thập đỏ"
aliases = ["Chữ thập đỏ", "CTĐ", "Hội CTĐ"]
office = "head"

[[association]]
code = "VHNT"
name = "Hội Văn học nghệ thuật"
aliases = ["Văn học nghệ thuật", "VHNT", "Hội VHNT"]
office = "deputy"
office_mark = "reading"  # it chaired the conference beside the head; the report names no deputy

[[association]]
code = "DC"
name = "Hội Nạn nhân chất độc da cam/dioxin"
aliases = ["Nạn nhân chất độc da cam", "Nạn nhân da cam", "NNCĐDC", "Hội NNCĐDC"]

[[association]]
code = "KHKT"
name = "Liên hiệp các hội khoa học và kỹ thuật"
aliases = ["Liên hiệp hội", "Liên hiệp các hội KHKT"]

[[association]]
code = "BVTE"
name = "Hội Bảo vệ quyền trẻ em"
aliases = ["Bảo vệ quyền trẻ em", "BVQTE"]

[[association]]
code = "NCT"
name = "Hội Người cao tuổi"
aliases = ["Người cao tuổi", "NCT", "Hội NCT"]

[[association]]
code = "LG"
name = "Hội Luật gia"
aliases = ["Luật gia"]

[[association]]
code = "LHTN"
name = "Hội Liên hiệp Thanh niên"
aliases = ["Liên hiệp Thanh niên", "LHTN", "Hội LHTN"]

[[association]]
code = "TNXP"
name = "Hội Cựu thanh niên xung phong"
aliases = ["Cựu thanh niên xung phong", "Cựu TNXP", "TNXP"]

[[association]]
code = "KH"
name = "Hội Khuyến học"
aliases = ["Khuyến học"]

[[association]]
code = "CGC"
name = "Hội Cựu giáo chức"
aliases = ["Cựu giáo chức"]

[[association]]
code = "HTX"
name = "Liên minh Hợp tác xã"
aliases = ["Liên minh HTX", "LMHTX"]

[[association]]
code = "NM"
name = "Hội Người mù"
aliases = ["Người mù"]

[[association]]
code = "HN"
name = "Liên hiệp các tổ chức hữu nghị"
aliases = ["Các tổ chức hữu nghị", "Liên hiệp hữu nghị"]

[[association]]
code = "NB"
name = "Hội Nhà báo"
aliases = ["Nhà báo"]

[[association]]
code = "DY"
name = "Hội Đông y"
aliases = ["Đông y"]

[[association]]
code = "LV"
name = "Hội Làm vườn"
aliases = ["Làm vườn"]

[[association]]
code = "NKT"
name = "Hội Bảo trợ người tàn tật và trẻ mồ côi"
aliases = ["Hội Bảo trợ NKT&TMC", "Bảo trợ người tàn tật và trẻ mồ côi", "NKT&TMC"]

# What every member is asked.

[[indicator]]
code = "C01"
common = true
label = "Hội viên cuối kỳ"
question = "Quý Hội có bao nhiêu hội viên?"
label_en = "Members at the end of the period"
unit = "người"
unit_en = "people"
over_time = "last"

[[indicator]]
code = "C02"
common = true
label = "Hội viên kết nạp mới"
question = "Quý Hội kết nạp mới bao nhiêu hội viên?"
label_en = "New members"
unit = "người"
unit_en = "people"
across = "sum"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "C03"
common = true
label = "Trị giá vận động an sinh xã hội"
question = "Quý Hội vận động được bao nhiêu tiền cho an sinh xã hội?"
label_en = "Value raised for social welfare"
unit = "đồng"
unit_en = "đồng"
kind = "money"
across = "sum"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "C04"
common = true
label = "Suất quà đã tặng"
question = "Quý Hội tặng bao nhiêu suất quà?"
label_en = "Gifts handed out"
unit = "suất"
unit_en = "gifts"
across = "sum"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "C05"
common = true
label = "Nhà xây mới cho hộ khó khăn"
question = "Quý Hội hỗ trợ xây mới bao nhiêu nhà?"
label_en = "Houses built for families in need"
unit = "nhà"
unit_en = "houses"
across = "sum"

[[indicator]]
code = "C09"
common = true
label = "Mô hình, điển hình tiên tiến được công nhận"
question = "Quý Hội có bao nhiêu mô hình, điển hình tiên tiến được công nhận?"
label_en = "Models recognised"
unit = "mô hình"
unit_en = "models"
across = "sum"

# Hội Chữ thập đỏ

[[indicator]]
code = "CTD01"
asked_of = ["CTD"]
label = "Ngày hội hiến máu tình nguyện"
question = "Quý Hội tổ chức bao nhiêu ngày hội hiến máu tình nguyện?"
label_en = "Blood donation days"
unit = "ngày hội"
unit_en = "donation days"

[[indicator]]
code = "CTD02"
asked_of = ["CTD"]
label = "Đơn vị máu tiếp nhận"
question = "Quý Hội tiếp nhận bao nhiêu đơn vị máu?"
label_en = "Units of blood received"
unit = "đơn vị máu"
unit_en = "units of blood"
periods = ["june", "estimate", "final"]
percent = "stated"
percent_label = "Máu tiếp nhận so với kế hoạch Trung ương giao"
percent_question = "Quý Hội đạt bao nhiêu phần trăm kế hoạch Trung ương giao về tiếp nhận máu?"
percent_label_en = "Blood received against the plan set by the centre"

[[indicator]]
code = "CTD03"
asked_of = ["CTD"]
label = "Lượt người tham gia hiến máu"
question = "Quý Hội có bao nhiêu lượt người tham gia hiến máu?"
label_en = "Attendances at blood donations"
unit = "lượt người"
unit_en = "attendances"

[[indicator]]
code = "CTD04"
asked_of = ["CTD"]
label = "Người được trợ giúp lâu dài theo địa chỉ nhân đạo"
question = "Quý Hội đang trợ giúp lâu dài bao nhiêu người theo địa chỉ nhân đạo?"
label_en = "People helped for the long term (humanitarian addresses)"
unit = "người"
unit_en = "people"
over_time = "last"

[[indicator]]
code = "CTD05"
asked_of = ["CTD"]
label = "Trị giá trợ giúp địa chỉ nhân đạo"
question = "Quý Hội trợ giúp các địa chỉ nhân đạo được bao nhiêu tiền?"
label_en = "Value of help to humanitarian addresses"
unit = "đồng"
unit_en = "đồng"
kind = "money"

[[indicator]]
code = "CTD06"
asked_of = ["CTD"]
label = "Nhà nhân đạo xây mới"
question = "Quý Hội hỗ trợ xây mới bao nhiêu nhà nhân đạo?"
label_en = "Humanitarian houses built"
unit = "nhà"
unit_en = "houses"
counts_as = "C05"

[[indicator]]
code = "CTD08"
asked_of = ["CTD"]
label = "Lượt cứu trợ thường xuyên, đột xuất"
question = "Quý Hội cứu trợ bao nhiêu lượt, kể cả thường xuyên và đột xuất?"
label_en = "Relief visits, regular and urgent"
unit = "lượt"
unit_en = "relief visits"

[[indicator]]
code = "CTD09"
asked_of = ["CTD"]
label = "Trị giá hoạt động chăm sóc sức khỏe"
question = "Quý Hội chăm sóc sức khỏe cho người dân trị giá bao nhiêu tiền?"
label_en = "Value of health care given"
unit = "đồng"
unit_en = "đồng"
kind = "money"

# Hội Văn học nghệ thuật

[[indicator]]
code = "VH01"
asked_of = ["VHNT"]
label = "Giải thưởng của hội viên"
question = "Quý Hội có bao nhiêu giải thưởng do hội viên đoạt?"
label_en = "Prizes won by members"
unit = "giải"
unit_en = "prizes"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "VH02"
asked_of = ["VHNT"]
label = "Tác phẩm trưng bày, biểu diễn"
question = "Quý Hội trưng bày, biểu diễn bao nhiêu tác phẩm?"
label_en = "Works shown or performed"
unit = "tác phẩm"
unit_en = "works"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "VH03"
asked_of = ["VHNT"]
label = "Đầu sách xuất bản"
question = "Quý Hội có bao nhiêu cuốn sách của hội viên được xuất bản?"
label_en = "Books published"
unit = "cuốn"
unit_en = "books"

[[indicator]]
code = "VH04"
asked_of = ["VHNT"]
label = "Trại sáng tác, chuyến thực tế"
question = "Quý Hội mở bao nhiêu trại sáng tác, chuyến thực tế?"
label_en = "Creative workshops and field trips"
unit = "trại"
unit_en = "workshops"

[[indicator]]
code = "VH05"
asked_of = ["VHNT"]
label = "Kinh phí hỗ trợ sáng tạo"
question = "Quý Hội hỗ trợ sáng tạo bao nhiêu tiền?"
label_en = "Support for creative work"
unit = "đồng"
unit_en = "đồng"
kind = "money"

# Hội Nạn nhân chất độc da cam/dioxin

[[indicator]]
code = "DC01"
asked_of = ["DC"]
label = "Tiền vận động giúp nạn nhân chất độc da cam"
question = "Quý Hội vận động được bao nhiêu tiền để giúp nạn nhân?"
label_en = "Money raised for victims of Agent Orange"
unit = "đồng"
unit_en = "đồng"
kind = "money"
counts_as = "C03"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "DC02"
asked_of = ["DC"]
label = "Suất quà tặng nạn nhân"
question = "Quý Hội tặng nạn nhân bao nhiêu suất quà?"
label_en = "Gifts to victims"
unit = "suất"
unit_en = "gifts"
counts_as = "C04"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "DC03"
asked_of = ["DC"]
label = "Lượt nạn nhân được thăm, khám bệnh"
question = "Quý Hội thăm, khám bệnh cho bao nhiêu lượt nạn nhân?"
label_en = "Visits and medical checks of victims"
unit = "lượt người"
unit_en = "visits"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "DC04"
asked_of = ["DC"]
label = "Xe lăn, phương tiện trợ giúp"
question = "Quý Hội tặng bao nhiêu xe lăn, phương tiện trợ giúp?"
label_en = "Wheelchairs and aids"
unit = "chiếc"
unit_en = "wheelchairs"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "DC05"
asked_of = ["DC"]
label = "Nhà xây mới cho nạn nhân"
question = "Quý Hội hỗ trợ nạn nhân xây mới bao nhiêu nhà?"
label_en = "Houses built for victims"
unit = "nhà"
unit_en = "houses"
counts_as = "C05"

[[indicator]]
code = "DC06"
asked_of = ["DC"]
label = "Nạn nhân hưởng trợ cấp hằng tháng"
question = "Quý Hội có bao nhiêu nạn nhân được hưởng trợ cấp hằng tháng?"
label_en = "Victims with a monthly allowance"
unit = "người"
unit_en = "people"
over_time = "last"

# Liên hiệp các hội khoa học và kỹ thuật

[[indicator]]
code = "KT01"
asked_of = ["KHKT"]
label = "Nhiệm vụ tư vấn, phản biện, giám định xã hội"
question = "Quý Liên hiệp thực hiện bao nhiêu nhiệm vụ tư vấn, phản biện, giám định xã hội?"
label_en = "Advisory and review tasks"
unit = "nhiệm vụ"
unit_en = "tasks"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "KT02"
asked_of = ["KHKT"]
label = "Dự thảo văn bản góp ý"
question = "Quý Liên hiệp góp ý bao nhiêu dự thảo văn bản?"
label_en = "Draft regulations commented on"
unit = "dự thảo"
unit_en = "drafts"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "KT03"
asked_of = ["KHKT"]
label = "Sản phẩm dự thi sáng tạo thanh thiếu niên, nhi đồng"
question = "Quý Liên hiệp có bao nhiêu sản phẩm dự thi sáng tạo thanh thiếu niên, nhi đồng?"
label_en = "Entries of young inventors"
unit = "sản phẩm"
unit_en = "entries"

[[indicator]]
code = "KT04"
asked_of = ["KHKT"]
label = "Giải pháp dự Hội thi sáng tạo kỹ thuật"
question = "Quý Liên hiệp có bao nhiêu giải pháp dự Hội thi sáng tạo kỹ thuật?"
label_en = "Solutions in the technical innovation contest"
unit = "giải pháp"
unit_en = "solutions"

[[indicator]]
code = "KT05"
asked_of = ["KHKT"]
label = "Đề tài, dự án thực hiện"
question = "Quý Liên hiệp thực hiện bao nhiêu đề tài, dự án?"
label_en = "Research projects carried out"
unit = "đề tài"
unit_en = "projects"

[[indicator]]
code = "KT06"
asked_of = ["KHKT"]
label = "Hội thành viên"
question = "Quý Liên hiệp có bao nhiêu hội thành viên?"
label_en = "Member associations"
unit = "hội"
unit_en = "associations"
over_time = "last"

# Hội Bảo vệ quyền trẻ em

[[indicator]]
code = "TE01"
asked_of = ["BVTE"]
label = "Lượt trẻ em được hỗ trợ"
question = "Quý Hội hỗ trợ bao nhiêu lượt trẻ em?"
label_en = "Children helped"
unit = "lượt trẻ em"
unit_en = "children helped"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "TE02"
asked_of = ["BVTE"]
label = "Ca phẫu thuật cho trẻ em"
question = "Quý Hội hỗ trợ bao nhiêu ca phẫu thuật cho trẻ em?"
label_en = "Operations for children"
unit = "ca"
unit_en = "operations"

[[indicator]]
code = "TE03"
asked_of = ["BVTE"]
label = "Suất học bổng cho trẻ em"
question = "Quý Hội trao bao nhiêu suất học bổng cho trẻ em?"
label_en = "Scholarships for children"
unit = "suất"
unit_en = "scholarships"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "TE04"
asked_of = ["BVTE"]
label = "Buổi tuyên truyền quyền trẻ em"
question = "Quý Hội tổ chức bao nhiêu buổi tuyên truyền quyền trẻ em?"
label_en = "Sessions on children''s rights"
unit = "buổi"
unit_en = "sessions"

# Hội Người cao tuổi

[[indicator]]
code = "NCT01"
asked_of = ["NCT"]
label = "Thành viên câu lạc bộ liên thế hệ được vay vốn"
question = "Quý Hội giúp bao nhiêu thành viên câu lạc bộ liên thế hệ được vay vốn?"
label_en = "Members of intergenerational clubs given loans"
unit = "người"
unit_en = "people"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "NCT02"
asked_of = ["NCT"]
label = "Câu lạc bộ liên thế hệ tự giúp nhau"
question = "Quý Hội có bao nhiêu câu lạc bộ liên thế hệ tự giúp nhau?"
label_en = "Intergenerational self-help clubs"
unit = "câu lạc bộ"
unit_en = "clubs"
over_time = "last"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "NCT03"
asked_of = ["NCT"]
label = "Người cao tuổi được chúc thọ, mừng thọ"
question = "Quý Hội chúc thọ, mừng thọ bao nhiêu người cao tuổi?"
label_en = "Elderly people honoured on their birthdays"
unit = "người"
unit_en = "people"

[[indicator]]
code = "NCT04"
asked_of = ["NCT"]
label = "Số dư Quỹ chăm sóc người cao tuổi"
question = "Quý Hội còn dư Quỹ chăm sóc người cao tuổi bao nhiêu tiền?"
label_en = "Balance of the fund for the elderly"
unit = "đồng"
unit_en = "đồng"
kind = "money"
over_time = "last"

[[indicator]]
code = "NCT05"
asked_of = ["NCT"]
label = "Lượt người cao tuổi được khám sức khỏe, khám mắt"
question = "Quý Hội có bao nhiêu lượt người cao tuổi được khám sức khỏe, khám mắt?"
label_en = "Health and eye checks of the elderly"
unit = "lượt người"
unit_en = "visits"

# Hội Luật gia

[[indicator]]
code = "LG01"
asked_of = ["LG"]
label = "Buổi tuyên truyền, phổ biến pháp luật"
question = "Quý Hội tổ chức bao nhiêu buổi tuyên truyền, phổ biến pháp luật?"
label_en = "Sessions on the law"
unit = "buổi"
unit_en = "sessions"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "LG02"
asked_of = ["LG"]
label = "Lượt người được tuyên truyền pháp luật"
question = "Quý Hội tuyên truyền pháp luật cho bao nhiêu lượt người?"
label_en = "Attendances at sessions on the law"
unit = "lượt người"
unit_en = "attendances"

[[indicator]]
code = "LG03"
asked_of = ["LG"]
label = "Vụ việc tư vấn, trợ giúp pháp lý"
question = "Quý Hội tư vấn, trợ giúp pháp lý bao nhiêu vụ việc?"
label_en = "Legal advice and aid cases"
unit = "vụ việc"
unit_en = "cases"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "LG04"
asked_of = ["LG"]
label = "Dự thảo văn bản góp ý"
question = "Quý Hội góp ý bao nhiêu dự thảo văn bản?"
label_en = "Draft regulations commented on"
unit = "dự thảo"
unit_en = "drafts"

[[indicator]]
code = "LG05"
asked_of = ["LG"]
label = "Vụ việc hòa giải thành"
question = "Quý Hội hòa giải thành bao nhiêu vụ việc?"
label_en = "Disputes settled by mediation"
unit = "vụ việc"
unit_en = "cases"

# Hội Liên hiệp Thanh niên

[[indicator]]
code = "TN01"
asked_of = ["LHTN"]
label = "Công trình, phần việc thanh niên"
question = "Quý Hội thực hiện bao nhiêu công trình, phần việc thanh niên?"
label_en = "Youth works"
unit = "công trình"
unit_en = "works"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "TN02"
asked_of = ["LHTN"]
label = "Trị giá công trình, phần việc thanh niên"
question = "Quý Hội có các công trình, phần việc thanh niên trị giá bao nhiêu tiền?"
label_en = "Value of youth works"
unit = "đồng"
unit_en = "đồng"
kind = "money"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "TN03"
asked_of = ["LHTN"]
label = "Lượt hội viên, thanh niên tình nguyện"
question = "Quý Hội có bao nhiêu lượt hội viên, thanh niên tham gia tình nguyện?"
label_en = "Attendances of young volunteers"
unit = "lượt người"
unit_en = "attendances"

[[indicator]]
code = "TN04"
asked_of = ["LHTN"]
label = "Thanh niên được hỗ trợ khởi nghiệp, việc làm"
question = "Quý Hội hỗ trợ khởi nghiệp, việc làm cho bao nhiêu thanh niên?"
label_en = "Young people helped into work or business"
unit = "người"
unit_en = "people"

# Hội Cựu thanh niên xung phong

[[indicator]]
code = "XP01"
asked_of = ["TNXP"]
label = "Suất quà tặng cựu thanh niên xung phong khó khăn"
question = "Quý Hội tặng cựu thanh niên xung phong khó khăn bao nhiêu suất quà?"
label_en = "Gifts to former youth volunteers in need"
unit = "suất"
unit_en = "gifts"
counts_as = "C04"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "XP02"
asked_of = ["TNXP"]
label = "Nhà tình nghĩa xây mới"
question = "Quý Hội xây mới bao nhiêu nhà tình nghĩa?"
label_en = "Gratitude houses built"
unit = "nhà"
unit_en = "houses"
counts_as = "C05"

[[indicator]]
code = "XP03"
asked_of = ["TNXP"]
label = "Nhà sửa chữa"
question = "Quý Hội hỗ trợ sửa chữa bao nhiêu nhà?"
label_en = "Houses repaired"
unit = "nhà"
unit_en = "houses"

[[indicator]]
code = "XP04"
asked_of = ["TNXP"]
label = "Tiền Quỹ nghĩa tình đồng đội vận động được"
question = "Quý Hội vận động Quỹ nghĩa tình đồng đội được bao nhiêu tiền?"
label_en = "Money raised for the comrades'' fund"
unit = "đồng"
unit_en = "đồng"
kind = "money"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "XP05"
asked_of = ["TNXP"]
label = "Hồ sơ chế độ, chính sách được giải quyết"
question = "Quý Hội giúp giải quyết bao nhiêu hồ sơ chế độ, chính sách?"
label_en = "Benefit cases settled"
unit = "hồ sơ"
unit_en = "cases"
periods = ["june", "estimate", "final"]

# Hội Khuyến học

[[indicator]]
code = "KH01"
asked_of = ["KH"]
label = "Tiền vận động quỹ khuyến học"
question = "Quý Hội vận động quỹ khuyến học được bao nhiêu tiền?"
label_en = "Money raised for the study promotion fund"
unit = "đồng"
unit_en = "đồng"
kind = "money"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "KH02"
asked_of = ["KH"]
label = "Suất học bổng, phần thưởng"
question = "Quý Hội trao bao nhiêu suất học bổng, phần thưởng?"
label_en = "Scholarships and prizes"
unit = "suất"
unit_en = "scholarships"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "KH03"
asked_of = ["KH"]
label = "Số dư quỹ khuyến học"
question = "Quý Hội còn dư quỹ khuyến học bao nhiêu tiền?"
label_en = "Balance of the study promotion fund"
unit = "đồng"
unit_en = "đồng"
kind = "money"
over_time = "last"

[[indicator]]
code = "KH04"
asked_of = ["KH"]
label = "Gia đình học tập"
question = "Quý Hội có bao nhiêu gia đình đạt danh hiệu Gia đình học tập?"
label_en = "Learning families"
unit = "gia đình"
unit_en = "families"
over_time = "last"

[[indicator]]
code = "KH05"
asked_of = ["KH"]
label = "Dòng họ học tập"
question = "Quý Hội có bao nhiêu dòng họ đạt danh hiệu Dòng họ học tập?"
label_en = "Learning clans"
unit = "dòng họ"
unit_en = "clans"
over_time = "last"

[[indicator]]
code = "KH07"
asked_of = ["KH"]
label = "Đơn vị học tập"
question = "Quý Hội có bao nhiêu đơn vị đạt danh hiệu Đơn vị học tập?"
label_en = "Learning organisations"
unit = "đơn vị"
unit_en = "units"
over_time = "last"

# Hội Cựu giáo chức

[[indicator]]
code = "GC01"
asked_of = ["CGC"]
label = "Lượt cựu giáo chức được thăm hỏi, mừng thọ"
question = "Quý Hội thăm hỏi, mừng thọ bao nhiêu lượt cựu giáo chức?"
label_en = "Visits to retired teachers"
unit = "lượt người"
unit_en = "visits"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "GC02"
asked_of = ["CGC"]
label = "Số dư quỹ hội"
question = "Quý Hội còn dư quỹ hội bao nhiêu tiền?"
label_en = "Balance of the association''s fund"
unit = "đồng"
unit_en = "đồng"
kind = "money"
over_time = "last"

[[indicator]]
code = "GC03"
asked_of = ["CGC"]
label = "Suất học bổng tặng học sinh nghèo"
question = "Quý Hội tặng học sinh nghèo bao nhiêu suất học bổng?"
label_en = "Scholarships for poor pupils"
unit = "suất"
unit_en = "scholarships"
periods = ["june", "estimate", "final"]

# Liên minh Hợp tác xã

[[indicator]]
code = "HTX01"
asked_of = ["HTX"]
label = "Hợp tác xã thành lập mới"
question = "Quý Liên minh hỗ trợ thành lập mới bao nhiêu hợp tác xã?"
label_en = "New cooperatives"
unit = "HTX"
unit_en = "cooperatives"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "HTX02"
asked_of = ["HTX"]
label = "Tỷ lệ hợp tác xã là thành viên Liên minh"
question = "Quý Liên minh có bao nhiêu phần trăm hợp tác xã là thành viên?"
label_en = "Share of cooperatives that are members"
unit = "%"
unit_en = "%"
kind = "percent"
over_time = "last"

[[indicator]]
code = "HTX03"
asked_of = ["HTX"]
label = "Lượt cán bộ hợp tác xã được bồi dưỡng"
question = "Quý Liên minh bồi dưỡng bao nhiêu lượt cán bộ hợp tác xã?"
label_en = "Training attendances of cooperative staff"
unit = "lượt người"
unit_en = "attendances"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "HTX04"
asked_of = ["HTX"]
label = "Dư nợ Quỹ hỗ trợ phát triển hợp tác xã"
question = "Quý Liên minh có dư nợ Quỹ hỗ trợ phát triển hợp tác xã bao nhiêu tiền?"
label_en = "Loans outstanding of the cooperative fund"
unit = "đồng"
unit_en = "đồng"
kind = "money"
over_time = "last"

[[indicator]]
code = "HTX05"
asked_of = ["HTX"]
label = "Hợp tác xã xếp loại khá, tốt"
question = "Quý Liên minh có bao nhiêu hợp tác xã xếp loại khá, tốt?"
label_en = "Cooperatives rated good"
unit = "HTX"
unit_en = "cooperatives"
over_time = "last"

# Hội Người mù

[[indicator]]
code = "NM01"
asked_of = ["NM"]
label = "Kinh phí vận động hỗ trợ hội viên"
question = "Quý Hội vận động được bao nhiêu tiền để hỗ trợ hội viên?"
label_en = "Money raised for members"
unit = "đồng"
unit_en = "đồng"
kind = "money"
counts_as = "C03"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "NM02"
asked_of = ["NM"]
label = "Hội viên được vay vốn"
question = "Quý Hội giúp bao nhiêu hội viên được vay vốn?"
label_en = "Members given loans"
unit = "hội viên"
unit_en = "members"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "NM03"
asked_of = ["NM"]
label = "Doanh thu sản xuất, dịch vụ"
question = "Quý Hội đạt doanh thu sản xuất, dịch vụ bao nhiêu tiền?"
label_en = "Revenue of workshops and services"
unit = "đồng"
unit_en = "đồng"
kind = "money"

[[indicator]]
code = "NM04"
asked_of = ["NM"]
label = "Hội viên có việc làm"
question = "Quý Hội có bao nhiêu hội viên có việc làm?"
label_en = "Members in work"
unit = "người"
unit_en = "people"
over_time = "last"

[[indicator]]
code = "NM05"
asked_of = ["NM"]
label = "Học viên lớp chữ nổi, dạy nghề"
question = "Quý Hội có bao nhiêu người học chữ nổi, học nghề?"
label_en = "Learners of Braille and trades"
unit = "người"
unit_en = "people"
periods = ["june", "estimate", "final"]

# Liên hiệp các tổ chức hữu nghị

[[indicator]]
code = "HN01"
asked_of = ["HN"]
label = "Viện trợ phi chính phủ nước ngoài vận động được"
question = "Quý Liên hiệp vận động viện trợ phi chính phủ nước ngoài được bao nhiêu tiền, tính ra đồng?"
label_en = "Foreign non-governmental aid raised"
unit = "đồng"
unit_en = "đồng"
kind = "money"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "HN02"
asked_of = ["HN"]
label = "Đoàn khách quốc tế đón tiếp"
question = "Quý Liên hiệp đón tiếp bao nhiêu đoàn khách quốc tế?"
label_en = "Foreign delegations received"
unit = "đoàn"
unit_en = "delegations"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "HN03"
asked_of = ["HN"]
label = "Hoạt động giao lưu, đối ngoại nhân dân"
question = "Quý Liên hiệp tổ chức bao nhiêu hoạt động giao lưu, đối ngoại nhân dân?"
label_en = "People-to-people exchanges"
unit = "hoạt động"
unit_en = "events"

[[indicator]]
code = "HN04"
asked_of = ["HN"]
label = "Chương trình, dự án viện trợ"
question = "Quý Liên hiệp có bao nhiêu chương trình, dự án viện trợ?"
label_en = "Aid programmes and projects"
unit = "dự án"
unit_en = "projects"

# Hội Nhà báo

[[indicator]]
code = "NB01"
asked_of = ["NB"]
label = "Giải báo chí các cấp"
question = "Quý Hội có bao nhiêu giải báo chí các cấp do hội viên đoạt?"
label_en = "Press prizes won"
unit = "giải"
unit_en = "prizes"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "NB02"
asked_of = ["NB"]
label = "Lớp tập huấn nghiệp vụ"
question = "Quý Hội mở bao nhiêu lớp tập huấn nghiệp vụ?"
label_en = "Training courses"
unit = "lớp"
unit_en = "courses"

[[indicator]]
code = "NB03"
asked_of = ["NB"]
label = "Số đặc san, bản tin"
question = "Quý Hội ra bao nhiêu số đặc san, bản tin?"
label_en = "Issues of the magazine and bulletin"
unit = "số"
unit_en = "issues"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "NB04"
asked_of = ["NB"]
label = "Tác phẩm dự Giải Báo chí quốc gia"
question = "Quý Hội gửi bao nhiêu tác phẩm dự Giải Báo chí quốc gia?"
label_en = "Works sent to the National Press Awards"
unit = "tác phẩm"
unit_en = "works"

[[indicator]]
code = "NB05"
asked_of = ["NB"]
label = "Hội viên được tặng Kỷ niệm chương"
question = "Quý Hội có bao nhiêu hội viên được tặng Kỷ niệm chương?"
label_en = "Members given the commemorative medal"
unit = "người"
unit_en = "people"

# Hội Đông y

[[indicator]]
code = "DY01"
asked_of = ["DY"]
label = "Lượt người khám, điều trị bằng đông y"
question = "Quý Hội khám, điều trị cho bao nhiêu lượt người?"
label_en = "Visits for traditional medicine"
unit = "lượt người"
unit_en = "visits"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "DY02"
asked_of = ["DY"]
label = "Đợt khám nhân đạo, cấp thuốc miễn phí"
question = "Quý Hội tổ chức bao nhiêu đợt khám nhân đạo, cấp thuốc miễn phí?"
label_en = "Charity rounds with free medicine"
unit = "đợt"
unit_en = "rounds"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "DY03"
asked_of = ["DY"]
label = "Lượt người được cấp thuốc miễn phí"
question = "Quý Hội cấp thuốc miễn phí cho bao nhiêu lượt người?"
label_en = "Visits with free medicine"
unit = "lượt người"
unit_en = "visits"

[[indicator]]
code = "DY04"
asked_of = ["DY"]
label = "Trị giá thuốc, khám miễn phí"
question = "Quý Hội khám, cấp thuốc miễn phí trị giá bao nhiêu tiền?"
label_en = "Value of free medicine and care"
unit = "đồng"
unit_en = "đồng"
kind = "money"

[[indicator]]
code = "DY05"
asked_of = ["DY"]
label = "Vườn thuốc nam trồng mới"
question = "Quý Hội trồng mới bao nhiêu vườn thuốc nam?"
label_en = "New gardens of medicinal plants"
unit = "vườn"
unit_en = "gardens"

# Hội Làm vườn

[[indicator]]
code = "LV01"
asked_of = ["LV"]
label = "Mô hình vườn mẫu"
question = "Quý Hội xây dựng bao nhiêu mô hình vườn mẫu?"
label_en = "Model gardens"
unit = "mô hình"
unit_en = "gardens"

[[indicator]]
code = "LV02"
asked_of = ["LV"]
label = "Lớp tập huấn kỹ thuật"
question = "Quý Hội mở bao nhiêu lớp tập huấn kỹ thuật?"
label_en = "Technical courses"
unit = "lớp"
unit_en = "courses"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "LV03"
asked_of = ["LV"]
label = "Lượt người được tập huấn"
question = "Quý Hội tập huấn cho bao nhiêu lượt người?"
label_en = "Training attendances"
unit = "lượt người"
unit_en = "attendances"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "LV04"
asked_of = ["LV"]
label = "Cây giống cung ứng"
question = "Quý Hội cung ứng bao nhiêu cây giống?"
label_en = "Seedlings supplied"
unit = "cây"
unit_en = "seedlings"

# Hội Bảo trợ người tàn tật và trẻ mồ côi

[[indicator]]
code = "BT01"
asked_of = ["NKT"]
label = "Tiền vận động bảo trợ"
question = "Quý Hội vận động được bao nhiêu tiền để bảo trợ người khuyết tật, trẻ em?"
label_en = "Money raised for protection"
unit = "đồng"
unit_en = "đồng"
kind = "money"
counts_as = "C03"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "BT02"
asked_of = ["NKT"]
label = "Lượt người được bảo trợ"
question = "Quý Hội bảo trợ bao nhiêu lượt người?"
label_en = "People helped"
unit = "lượt người"
unit_en = "people helped"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "BT03"
asked_of = ["NKT"]
label = "Ca phẫu thuật mắt, tim, dị tật"
question = "Quý Hội hỗ trợ bao nhiêu ca phẫu thuật?"
label_en = "Operations paid for"
unit = "ca"
unit_en = "operations"
periods = ["june", "estimate", "final"]

[[indicator]]
code = "BT04"
asked_of = ["NKT"]
label = "Xe lăn, xe lắc"
question = "Quý Hội tặng bao nhiêu xe lăn, xe lắc?"
label_en = "Wheelchairs"
unit = "chiếc"
unit_en = "wheelchairs"

[[indicator]]
code = "BT05"
asked_of = ["NKT"]
label = "Suất học bổng, đỡ đầu"
question = "Quý Hội trao bao nhiêu suất học bổng, đỡ đầu?"
label_en = "Scholarships and sponsorships"
unit = "suất"
unit_en = "scholarships"

# Plans and last year''s figures: sample data, for the report gives none.

[targets.CTD]
mark = "sample"
C01 = { last_year = 147_375 }
C02 = { last_year = 1_107 }
C03 = { plan = 30_000_000_000, last_year = 26_860_000_000 }
C04 = { plan = 43_000, last_year = 44_224 }
C09 = { plan = 10, last_year = 11 }
CTD01 = { plan = 33 }
CTD03 = { plan = 16_500, last_year = 22_911 }
CTD04 = { plan = 1_800 }
CTD05 = { plan = 10_000_000_000 }
CTD06 = { plan = 32 }
CTD08 = { plan = 3_100, last_year = 2_823 }
CTD09 = { plan = 1_900_000_000, last_year = 2_238_000_000 }

[targets.VHNT]
mark = "sample"
C01 = { last_year = 322 }
C02 = { plan = 18, last_year = 16 }
C03 = { plan = 110_000_000, last_year = 104_000_000 }
C04 = { plan = 140, last_year = 160 }
C05 = { last_year = 1 }
C09 = { plan = 4, last_year = 3 }
VH01 = { plan = 45, last_year = 39 }
VH02 = { plan = 140, last_year = 136 }
VH03 = { plan = 14, last_year = 13 }
VH04 = { plan = 6, last_year = 5 }
VH05 = { plan = 360_000_000, last_year = 342_000_000 }

[targets.DC]
mark = "sample"
C01 = { last_year = 11_321 }
C02 = { plan = 280, last_year = 290 }
C09 = { plan = 4, last_year = 5 }
DC01 = { plan = 22_000_000_000 }
DC02 = { plan = 10_000, last_year = 11_655 }
DC03 = { plan = 6_000, last_year = 5_382 }
DC04 = { plan = 89, last_year = 86 }
DC05 = { plan = 32, last_year = 36 }
DC06 = { plan = 8_600, last_year = 8_138 }

[targets.KHKT]
mark = "sample"
C01 = { last_year = 23_990 }
C02 = { plan = 380, last_year = 440 }
C03 = { plan = 320_000_000, last_year = 292_000_000 }
C04 = { plan = 480, last_year = 586 }
C05 = { plan = 1, last_year = 1 }
C09 = { plan = 7, last_year = 8 }
KT01 = { plan = 14, last_year = 12 }
KT02 = { plan = 77, last_year = 86 }
KT03 = { plan = 87, last_year = 95 }
KT04 = { plan = 61, last_year = 58 }
KT05 = { plan = 5, last_year = 6 }
KT06 = { plan = 38, last_year = 38 }

[targets.BVTE]
mark = "sample"
C01 = { last_year = 3_987 }
C02 = { plan = 150, last_year = 154 }
C03 = { plan = 3_700_000_000, last_year = 3_995_000_000 }
C04 = { plan = 4_700, last_year = 4_350 }
C05 = { plan = 2, last_year = 2 }
C09 = { plan = 6, last_year = 5 }
TE01 = { plan = 8_500, last_year = 7_335 }
TE02 = { plan = 46, last_year = 38 }
TE03 = { plan = 1_300, last_year = 1_149 }
TE04 = { plan = 69, last_year = 72 }

[targets.NCT]
mark = "sample"
C01 = { last_year = 224_091 }
C02 = { plan = 4_900, last_year = 5_748 }
C03 = { plan = 8_900_000_000, last_year = 10_026_000_000 }
C04 = { plan = 21_000, last_year = 21_546 }
C05 = { last_year = 9 }
C09 = { plan = 15, last_year = 16 }
NCT01 = { plan = 1_300, last_year = 1_425 }
NCT02 = { plan = 170, last_year = 165 }
NCT03 = { plan = 28_000, last_year = 25_336 }
NCT04 = { plan = 14_000_000_000, last_year = 14_308_000_000 }
NCT05 = { plan = 42_000, last_year = 37_458 }

[targets.LG]
mark = "sample"
C01 = { last_year = 3_130 }
C02 = { plan = 88, last_year = 100 }
C03 = { plan = 210_000_000, last_year = 216_000_000 }
C04 = { plan = 310, last_year = 319 }
C05 = { last_year = 0 }
C09 = { plan = 5 }
LG01 = { plan = 1_100, last_year = 993 }
LG02 = { plan = 63_000, last_year = 64_098 }
LG03 = { plan = 1_600, last_year = 1_322 }
LG04 = { plan = 120, last_year = 102 }
LG05 = { plan = 270, last_year = 283 }

[targets.LHTN]
mark = "sample"
C01 = { last_year = 98_265 }
C02 = { plan = 4_200, last_year = 3_791 }
C03 = { plan = 5_700_000_000, last_year = 5_544_000_000 }
C04 = { plan = 7_500, last_year = 9_337 }
C05 = { plan = 13, last_year = 10 }
C09 = { plan = 25, last_year = 26 }
TN01 = { plan = 3_500 }
TN02 = { plan = 16_000_000_000 }
TN03 = { plan = 82_000, last_year = 97_456 }
TN04 = { plan = 1_300, last_year = 1_193 }

[targets.TNXP]
mark = "sample"
C01 = { last_year = 16_188 }
C02 = { plan = 46, last_year = 34 }
C03 = { plan = 2_300_000_000, last_year = 2_015_000_000 }
C09 = { plan = 5, last_year = 6 }
XP01 = { plan = 3_800, last_year = 3_539 }
XP02 = { plan = 13, last_year = 13 }
XP03 = { plan = 7, last_year = 9 }
XP04 = { plan = 2_500_000_000, last_year = 2_962_000_000 }
XP05 = { plan = 130, last_year = 113 }

[targets.KH]
mark = "sample"
C01 = { last_year = 490_868 }
C02 = { plan = 14_000, last_year = 13_175 }
C03 = { plan = 5_200_000_000, last_year = 5_131_000_000 }
C04 = { plan = 9_100, last_year = 10_550 }
C05 = { plan = 4 }
C09 = { plan = 19, last_year = 18 }
KH01 = { plan = 41_000_000_000, last_year = 38_971_000_000 }
KH02 = { plan = 180_000 }
KH03 = { plan = 26_000_000_000, last_year = 25_549_000_000 }
KH04 = { plan = 270_000, last_year = 261_636 }
KH05 = { plan = 3_700, last_year = 3_650 }
KH07 = { plan = 1_500, last_year = 1_460 }

[targets.CGC]
mark = "sample"
C01 = { last_year = 21_409 }
C02 = { plan = 380, last_year = 417 }
C03 = { plan = 1_100_000_000, last_year = 985_000_000 }
C04 = { plan = 2_300 }
C05 = { plan = 3, last_year = 3 }
C09 = { plan = 6, last_year = 5 }
GC01 = { plan = 5_400, last_year = 5_434 }
GC02 = { plan = 4_300_000_000, last_year = 4_155_000_000 }
GC03 = { plan = 580, last_year = 638 }

[targets.HTX]
mark = "sample"
C01 = { last_year = 883 }
C02 = { plan = 44, last_year = 39 }
C03 = { plan = 280_000_000 }
C04 = { plan = 470 }
C05 = { plan = 1, last_year = 1 }
C09 = { plan = 7, last_year = 8 }
HTX01 = { plan = 57, last_year = 61 }
HTX02 = { plan = 80, last_year = 75 }
HTX03 = { plan = 1_000, last_year = 1_089 }
HTX04 = { plan = 19_000_000_000 }
HTX05 = { plan = 420, last_year = 398 }

[targets.NM]
mark = "sample"
C01 = { last_year = 2_334 }
C02 = { plan = 62, last_year = 65 }
C04 = { plan = 2_800, last_year = 3_271 }
C05 = { plan = 6, last_year = 7 }
C09 = { last_year = 4 }
NM01 = { plan = 5_000_000_000, last_year = 5_409_000_000 }
NM02 = { plan = 180, last_year = 203 }
NM03 = { plan = 11_000_000_000, last_year = 10_032_000_000 }
NM04 = { plan = 230, last_year = 233 }
NM05 = { plan = 43, last_year = 46 }

[targets.HN]
mark = "sample"
C01 = { last_year = 5_340 }
C02 = { plan = 110 }
C03 = { plan = 170_000_000, last_year = 188_000_000 }
C04 = { last_year = 280 }
C05 = { last_year = 1 }
C09 = { plan = 3, last_year = 3 }
HN01 = { plan = 36_000_000_000, last_year = 40_052_000_000 }
HN02 = { plan = 21, last_year = 23 }
HN03 = { plan = 34, last_year = 27 }
HN04 = { plan = 35, last_year = 29 }

[targets.NB]
mark = "sample"
C01 = { last_year = 202 }
C02 = { plan = 10, last_year = 11 }
C03 = { plan = 570_000_000, last_year = 536_000_000 }
C04 = { plan = 830, last_year = 802 }
C05 = { plan = 2, last_year = 2 }
C09 = { plan = 2, last_year = 3 }
NB01 = { plan = 26, last_year = 24 }
NB02 = { plan = 7, last_year = 6 }
NB03 = { plan = 12, last_year = 11 }
NB04 = { plan = 22, last_year = 23 }
NB05 = { plan = 15, last_year = 15 }

[targets.DY]
mark = "sample"
C01 = { last_year = 2_847 }
C02 = { plan = 70, last_year = 73 }
C03 = { plan = 480_000_000, last_year = 449_000_000 }
C04 = { plan = 1_500 }
C05 = { last_year = 1 }
C09 = { plan = 4, last_year = 4 }
DY01 = { plan = 280_000, last_year = 316_212 }
DY02 = { plan = 30, last_year = 33 }
DY03 = { plan = 7_100, last_year = 7_374 }
DY04 = { plan = 1_200_000_000, last_year = 1_197_000_000 }
DY05 = { plan = 17, last_year = 16 }

[targets.LV]
mark = "sample"
C01 = { last_year = 60_949 }
C02 = { plan = 1_100, last_year = 1_211 }
C03 = { plan = 370_000_000, last_year = 330_000_000 }
C04 = { last_year = 1_149 }
C05 = { plan = 2, last_year = 2 }
C09 = { plan = 9, last_year = 10 }
LV01 = { plan = 43, last_year = 46 }
LV02 = { plan = 130, last_year = 106 }
LV03 = { plan = 7_500, last_year = 6_331 }
LV04 = { plan = 200_000, last_year = 178_481 }

[targets.NKT]
mark = "sample"
C01 = { last_year = 12_470 }
C02 = { plan = 200, last_year = 202 }
C04 = { plan = 9_300, last_year = 8_571 }
C05 = { plan = 11, last_year = 11 }
C09 = { plan = 8, last_year = 7 }
BT01 = { plan = 8_200_000_000, last_year = 8_426_000_000 }
BT02 = { plan = 17_000, last_year = 13_972 }
BT03 = { plan = 370, last_year = 455 }
BT04 = { plan = 160, last_year = 163 }
BT05 = { plan = 520, last_year = 615 }

# The year-end ballot, section by section. Whoever is proposed for the flag is not proposed for a certificate too.
[[quota]]
code = "flag"
name = "Cờ thi đua của UBND tỉnh"
seats = 1
method = "agree"

[[quota]]
code = "certificate"
name = "Bằng khen của Chủ tịch UBND tỉnh"
seats = 4
method = "agree"
without_winners_of = "flag"

# Next year as the report expects it ("dự kiến"): two blocs. No vote is held on it here.
[[next_year]]
name = "Khối 1"
head = "VHNT"
members = ["CTD", "VHNT", "KHKT", "LHTN", "NB", "HN", "NCT", "HTX"]

[[next_year]]
name = "Khối 2"
head = "NKT"
members = ["DC", "BVTE", "LG", "TNXP", "KH", "CGC", "NM", "DY", "LV", "NKT"]
',NULL,0);
CREATE TABLE seat (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(12) NOT NULL, 
	province_id INTEGER, 
	season_id INTEGER, 
	association_id INTEGER, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	CONSTRAINT pk_seat PRIMARY KEY (id), 
	CONSTRAINT fk_seat_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_seat_province_id_province FOREIGN KEY(province_id) REFERENCES province (id), 
	CONSTRAINT fk_seat_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_seat_association_id_association FOREIGN KEY(association_id) REFERENCES association (id)
);
INSERT INTO "seat" VALUES(1,1,'officer',NULL,1,1,1701397800000000,NULL);
INSERT INTO "seat" VALUES(2,2,'officer',NULL,1,2,1701397800000000,NULL);
INSERT INTO "seat" VALUES(3,3,'officer',NULL,1,3,1701397800000000,NULL);
INSERT INTO "seat" VALUES(4,4,'officer',NULL,1,4,1701397800000000,NULL);
INSERT INTO "seat" VALUES(5,5,'officer',NULL,1,5,1701397800000000,NULL);
INSERT INTO "seat" VALUES(6,6,'officer',NULL,1,6,1701397800000000,NULL);
INSERT INTO "seat" VALUES(7,7,'officer',NULL,1,7,1701397800000000,NULL);
INSERT INTO "seat" VALUES(8,8,'officer',NULL,1,8,1701397800000000,NULL);
INSERT INTO "seat" VALUES(9,9,'officer',NULL,1,9,1701397800000000,NULL);
INSERT INTO "seat" VALUES(10,10,'officer',NULL,1,10,1701397800000000,NULL);
INSERT INTO "seat" VALUES(11,11,'officer',NULL,1,11,1701397800000000,NULL);
INSERT INTO "seat" VALUES(12,12,'officer',NULL,1,12,1701397800000000,NULL);
INSERT INTO "seat" VALUES(13,13,'officer',NULL,1,13,1701397800000000,NULL);
INSERT INTO "seat" VALUES(14,14,'officer',NULL,1,14,1701397800000000,NULL);
INSERT INTO "seat" VALUES(15,15,'officer',NULL,1,15,1701397800000000,NULL);
INSERT INTO "seat" VALUES(16,16,'officer',NULL,1,16,1701397800000000,NULL);
INSERT INTO "seat" VALUES(17,17,'officer',NULL,1,17,1701397800000000,NULL);
INSERT INTO "seat" VALUES(18,19,'staff',1,NULL,NULL,1701397800000000,NULL);
CREATE TABLE service_grant (
	service VARCHAR(16) NOT NULL, 
	serial INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	good_until BIGINT NOT NULL, 
	renewed_at BIGINT, 
	seed VARCHAR(64), 
	holder VARCHAR(40), 
	held_until BIGINT, 
	lost_at BIGINT, 
	lost_why VARCHAR(80), 
	CONSTRAINT pk_service_grant PRIMARY KEY (service)
);
INSERT INTO "service_grant" VALUES('chữ',1,X'0001',1701397800000000,1701397800000000,'chữ','chữ',1701397800000000,1701397800000000,'chữ');
CREATE TABLE session (
	address_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	question_id INTEGER, 
	at BIGINT, 
	CONSTRAINT pk_session PRIMARY KEY (address_id), 
	CONSTRAINT fk_session_address_id_address FOREIGN KEY(address_id) REFERENCES address (id)
);
INSERT INTO "session" VALUES(1,'{"screen":0,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',1,1701397800000000);
INSERT INTO "session" VALUES(3,'{"screen":1,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',4,1701397800000000);
INSERT INTO "session" VALUES(5,'{"screen":2,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',7,1701397800000000);
INSERT INTO "session" VALUES(7,'{"screen":3,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',10,1701397800000000);
INSERT INTO "session" VALUES(9,'{"screen":4,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',13,1701397800000000);
INSERT INTO "session" VALUES(11,'{"screen":5,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',16,1701397800000000);
INSERT INTO "session" VALUES(13,'{"screen":6,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',19,1701397800000000);
INSERT INTO "session" VALUES(15,'{"screen":7,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',22,1701397800000000);
INSERT INTO "session" VALUES(17,'{"screen":8,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',25,1701397800000000);
INSERT INTO "session" VALUES(19,'{"screen":9,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',28,1701397800000000);
INSERT INTO "session" VALUES(21,'{"screen":10,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',31,1701397800000000);
INSERT INTO "session" VALUES(23,'{"screen":11,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',34,1701397800000000);
INSERT INTO "session" VALUES(25,'{"screen":12,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',37,1701397800000000);
INSERT INTO "session" VALUES(27,'{"screen":13,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',40,1701397800000000);
INSERT INTO "session" VALUES(29,'{"screen":14,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',43,1701397800000000);
INSERT INTO "session" VALUES(31,'{"screen":15,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',46,1701397800000000);
INSERT INTO "session" VALUES(33,'{"screen":16,"asked":"Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?","offered":[["Để sau","figures.later",[1,2,3],"word"]],"answer":["figures.took",[1,2,3,"1500.5"]],"file":["evidence.took",[1]],"heard":4711}',49,1701397800000000);
CREATE TABLE slip (
	id INTEGER NOT NULL, 
	ballot_id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	casts INTEGER NOT NULL, 
	void BOOLEAN NOT NULL, 
	CONSTRAINT pk_slip PRIMARY KEY (id), 
	CONSTRAINT uq_slip_digest UNIQUE (digest), 
	CONSTRAINT fk_slip_ballot_id_ballot FOREIGN KEY(ballot_id) REFERENCES ballot (id)
);
INSERT INTO "slip" VALUES(1,1,'chữ',1,1);
CREATE TABLE spot (
	address_id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	message VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_spot PRIMARY KEY (address_id, name), 
	CONSTRAINT fk_spot_address_id_address FOREIGN KEY(address_id) REFERENCES address (id)
);
INSERT INTO "spot" VALUES(1,'chữ','chữ');
CREATE TABLE submission (
	id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	receipt VARCHAR(24) NOT NULL, 
	late BOOLEAN NOT NULL, 
	submitted_by INTEGER NOT NULL, 
	submitted_at BIGINT NOT NULL, 
	decided_by INTEGER, 
	decided_at BIGINT, 
	reason TEXT, 
	questioned TEXT, 
	CONSTRAINT pk_submission PRIMARY KEY (id), 
	CONSTRAINT uq_submission_association_id_period_id_number UNIQUE (association_id, period_id, number), 
	CONSTRAINT fk_submission_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_submission_period_id_period FOREIGN KEY(period_id) REFERENCES period (id), 
	CONSTRAINT fk_submission_submitted_by_person FOREIGN KEY(submitted_by) REFERENCES person (id), 
	CONSTRAINT fk_submission_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id)
);
INSERT INTO "submission" VALUES(1,1,1,1,'accepted','CTD-june',1,1,1701397800000000,1,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(2,1,2,1,'accepted','CTD-estimate',1,1,1701397800000000,1,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(3,1,3,1,'accepted','CTD-final',1,1,1701397800000000,1,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(4,2,1,1,'submitted','VHNT-june',0,2,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(5,2,2,1,'submitted','VHNT-estimate',0,2,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(6,2,3,1,'submitted','VHNT-final',0,2,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(7,3,1,1,'submitted','DC-june',0,3,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(8,3,2,1,'submitted','DC-estimate',0,3,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(9,3,3,1,'submitted','DC-final',0,3,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(10,4,1,1,'accepted','KHKT-june',0,4,1701397800000000,4,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(11,4,2,1,'accepted','KHKT-estimate',0,4,1701397800000000,4,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(12,4,3,1,'accepted','KHKT-final',0,4,1701397800000000,4,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(13,5,1,1,'submitted','BVTE-june',0,5,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(14,5,2,1,'submitted','BVTE-estimate',0,5,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(15,5,3,1,'submitted','BVTE-final',0,5,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(16,6,1,1,'submitted','NCT-june',1,6,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(17,6,2,1,'submitted','NCT-estimate',1,6,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(18,6,3,1,'submitted','NCT-final',1,6,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(19,7,1,1,'accepted','LG-june',0,7,1701397800000000,7,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(20,7,2,1,'accepted','LG-estimate',0,7,1701397800000000,7,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(21,7,3,1,'accepted','LG-final',0,7,1701397800000000,7,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(22,8,1,1,'submitted','LHTN-june',0,8,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(23,8,2,1,'submitted','LHTN-estimate',0,8,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(24,8,3,1,'submitted','LHTN-final',0,8,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(25,9,1,1,'submitted','TNXP-june',0,9,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(26,9,2,1,'submitted','TNXP-estimate',0,9,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(27,9,3,1,'submitted','TNXP-final',0,9,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(28,10,1,1,'accepted','KH-june',0,10,1701397800000000,10,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(29,10,2,1,'accepted','KH-estimate',0,10,1701397800000000,10,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(30,10,3,1,'accepted','KH-final',0,10,1701397800000000,10,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(31,11,1,1,'submitted','CGC-june',1,11,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(32,11,2,1,'submitted','CGC-estimate',1,11,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(33,11,3,1,'submitted','CGC-final',1,11,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(34,12,1,1,'submitted','HTX-june',0,12,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(35,12,2,1,'submitted','HTX-estimate',0,12,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(36,12,3,1,'submitted','HTX-final',0,12,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(37,13,1,1,'accepted','NM-june',0,13,1701397800000000,13,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(38,13,2,1,'accepted','NM-estimate',0,13,1701397800000000,13,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(39,13,3,1,'accepted','NM-final',0,13,1701397800000000,13,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(40,14,1,1,'submitted','HN-june',0,14,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(41,14,2,1,'submitted','HN-estimate',0,14,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(42,14,3,1,'submitted','HN-final',0,14,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(43,15,1,1,'submitted','NB-june',0,15,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(44,15,2,1,'submitted','NB-estimate',0,15,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(45,15,3,1,'submitted','NB-final',0,15,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(46,16,1,1,'accepted','DY-june',1,16,1701397800000000,16,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(47,16,2,1,'accepted','DY-estimate',1,16,1701397800000000,16,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(48,16,3,1,'accepted','DY-final',1,16,1701397800000000,16,1701397800000000,NULL,'[]');
INSERT INTO "submission" VALUES(49,17,1,1,'submitted','LV-june',0,17,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(50,17,2,1,'submitted','LV-estimate',0,17,1701397800000000,NULL,NULL,NULL,NULL);
INSERT INTO "submission" VALUES(51,17,3,1,'submitted','LV-final',0,17,1701397800000000,NULL,NULL,NULL,NULL);
CREATE TABLE take_over (
	id INTEGER NOT NULL, 
	invite_id INTEGER NOT NULL, 
	season_id INTEGER NOT NULL, 
	association_id INTEGER, 
	role VARCHAR(12) NOT NULL, 
	newcomer INTEGER NOT NULL, 
	phone_end VARCHAR(4), 
	asked_at BIGINT NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	decided_by INTEGER, 
	decided_at BIGINT, 
	leaver INTEGER, 
	left_at BIGINT, 
	CONSTRAINT pk_take_over PRIMARY KEY (id), 
	CONSTRAINT fk_take_over_invite_id_invite FOREIGN KEY(invite_id) REFERENCES invite (id), 
	CONSTRAINT fk_take_over_season_id_season FOREIGN KEY(season_id) REFERENCES season (id), 
	CONSTRAINT fk_take_over_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_take_over_newcomer_person FOREIGN KEY(newcomer) REFERENCES person (id), 
	CONSTRAINT fk_take_over_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_take_over_leaver_person FOREIGN KEY(leaver) REFERENCES person (id)
);
INSERT INTO "take_over" VALUES(1,1,1,1,'chữ',1,'chữ',1701397800000000,'chữ',1,1701397800000000,1,1701397800000000);
CREATE TABLE target (
	association_id INTEGER NOT NULL, 
	indicator_id INTEGER NOT NULL, 
	"plan" BIGINT, 
	last_year BIGINT, 
	mark VARCHAR(12) NOT NULL, 
	source TEXT NOT NULL, 
	CONSTRAINT pk_target PRIMARY KEY (association_id, indicator_id), 
	CONSTRAINT fk_target_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_target_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id)
);
INSERT INTO "target" VALUES(1,1,NULL,147375000,'sample','');
INSERT INTO "target" VALUES(1,2,NULL,1107000,'sample','');
INSERT INTO "target" VALUES(1,3,30000000000000,26860000000000,'sample','');
INSERT INTO "target" VALUES(1,4,43000000,44224000,'sample','');
INSERT INTO "target" VALUES(1,6,10000,11000,'sample','');
INSERT INTO "target" VALUES(1,7,33000,NULL,'sample','');
INSERT INTO "target" VALUES(1,10,16500000,22911000,'sample','');
INSERT INTO "target" VALUES(1,11,1800000,NULL,'sample','');
INSERT INTO "target" VALUES(1,12,10000000000000,NULL,'sample','');
INSERT INTO "target" VALUES(1,13,32000,NULL,'sample','');
INSERT INTO "target" VALUES(1,14,3100000,2823000,'sample','');
INSERT INTO "target" VALUES(1,15,1900000000000,2238000000000,'sample','');
INSERT INTO "target" VALUES(2,1,NULL,322000,'sample','');
INSERT INTO "target" VALUES(2,2,18000,16000,'sample','');
INSERT INTO "target" VALUES(2,3,110000000000,104000000000,'sample','');
INSERT INTO "target" VALUES(2,4,140000,160000,'sample','');
INSERT INTO "target" VALUES(2,5,NULL,1000,'sample','');
INSERT INTO "target" VALUES(2,6,4000,3000,'sample','');
INSERT INTO "target" VALUES(2,16,45000,39000,'sample','');
INSERT INTO "target" VALUES(2,17,140000,136000,'sample','');
INSERT INTO "target" VALUES(2,18,14000,13000,'sample','');
INSERT INTO "target" VALUES(2,19,6000,5000,'sample','');
INSERT INTO "target" VALUES(2,20,360000000000,342000000000,'sample','');
INSERT INTO "target" VALUES(3,1,NULL,11321000,'sample','');
INSERT INTO "target" VALUES(3,2,280000,290000,'sample','');
INSERT INTO "target" VALUES(3,6,4000,5000,'sample','');
INSERT INTO "target" VALUES(3,21,22000000000000,NULL,'sample','');
INSERT INTO "target" VALUES(3,22,10000000,11655000,'sample','');
INSERT INTO "target" VALUES(3,23,6000000,5382000,'sample','');
INSERT INTO "target" VALUES(3,24,89000,86000,'sample','');
INSERT INTO "target" VALUES(3,25,32000,36000,'sample','');
INSERT INTO "target" VALUES(3,26,8600000,8138000,'sample','');
INSERT INTO "target" VALUES(4,1,NULL,23990000,'sample','');
INSERT INTO "target" VALUES(4,2,380000,440000,'sample','');
INSERT INTO "target" VALUES(4,3,320000000000,292000000000,'sample','');
INSERT INTO "target" VALUES(4,4,480000,586000,'sample','');
INSERT INTO "target" VALUES(4,5,1000,1000,'sample','');
INSERT INTO "target" VALUES(4,6,7000,8000,'sample','');
INSERT INTO "target" VALUES(4,27,14000,12000,'sample','');
INSERT INTO "target" VALUES(4,28,77000,86000,'sample','');
INSERT INTO "target" VALUES(4,29,87000,95000,'sample','');
INSERT INTO "target" VALUES(4,30,61000,58000,'sample','');
INSERT INTO "target" VALUES(4,31,5000,6000,'sample','');
INSERT INTO "target" VALUES(4,32,38000,38000,'sample','');
INSERT INTO "target" VALUES(5,1,NULL,3987000,'sample','');
INSERT INTO "target" VALUES(5,2,150000,154000,'sample','');
INSERT INTO "target" VALUES(5,3,3700000000000,3995000000000,'sample','');
INSERT INTO "target" VALUES(5,4,4700000,4350000,'sample','');
INSERT INTO "target" VALUES(5,5,2000,2000,'sample','');
INSERT INTO "target" VALUES(5,6,6000,5000,'sample','');
INSERT INTO "target" VALUES(5,33,8500000,7335000,'sample','');
INSERT INTO "target" VALUES(5,34,46000,38000,'sample','');
INSERT INTO "target" VALUES(5,35,1300000,1149000,'sample','');
INSERT INTO "target" VALUES(5,36,69000,72000,'sample','');
INSERT INTO "target" VALUES(6,1,NULL,224091000,'sample','');
INSERT INTO "target" VALUES(6,2,4900000,5748000,'sample','');
INSERT INTO "target" VALUES(6,3,8900000000000,10026000000000,'sample','');
INSERT INTO "target" VALUES(6,4,21000000,21546000,'sample','');
INSERT INTO "target" VALUES(6,5,NULL,9000,'sample','');
INSERT INTO "target" VALUES(6,6,15000,16000,'sample','');
INSERT INTO "target" VALUES(6,37,1300000,1425000,'sample','');
INSERT INTO "target" VALUES(6,38,170000,165000,'sample','');
INSERT INTO "target" VALUES(6,39,28000000,25336000,'sample','');
INSERT INTO "target" VALUES(6,40,14000000000000,14308000000000,'sample','');
INSERT INTO "target" VALUES(6,41,42000000,37458000,'sample','');
INSERT INTO "target" VALUES(7,1,NULL,3130000,'sample','');
INSERT INTO "target" VALUES(7,2,88000,100000,'sample','');
INSERT INTO "target" VALUES(7,3,210000000000,216000000000,'sample','');
INSERT INTO "target" VALUES(7,4,310000,319000,'sample','');
INSERT INTO "target" VALUES(7,5,NULL,0,'sample','');
INSERT INTO "target" VALUES(7,6,5000,NULL,'sample','');
INSERT INTO "target" VALUES(7,42,1100000,993000,'sample','');
INSERT INTO "target" VALUES(7,43,63000000,64098000,'sample','');
INSERT INTO "target" VALUES(7,44,1600000,1322000,'sample','');
INSERT INTO "target" VALUES(7,45,120000,102000,'sample','');
INSERT INTO "target" VALUES(7,46,270000,283000,'sample','');
INSERT INTO "target" VALUES(8,1,NULL,98265000,'sample','');
INSERT INTO "target" VALUES(8,2,4200000,3791000,'sample','');
INSERT INTO "target" VALUES(8,3,5700000000000,5544000000000,'sample','');
INSERT INTO "target" VALUES(8,4,7500000,9337000,'sample','');
INSERT INTO "target" VALUES(8,5,13000,10000,'sample','');
INSERT INTO "target" VALUES(8,6,25000,26000,'sample','');
INSERT INTO "target" VALUES(8,47,3500000,NULL,'sample','');
INSERT INTO "target" VALUES(8,48,16000000000000,NULL,'sample','');
INSERT INTO "target" VALUES(8,49,82000000,97456000,'sample','');
INSERT INTO "target" VALUES(8,50,1300000,1193000,'sample','');
INSERT INTO "target" VALUES(9,1,NULL,16188000,'sample','');
INSERT INTO "target" VALUES(9,2,46000,34000,'sample','');
INSERT INTO "target" VALUES(9,3,2300000000000,2015000000000,'sample','');
INSERT INTO "target" VALUES(9,6,5000,6000,'sample','');
INSERT INTO "target" VALUES(9,51,3800000,3539000,'sample','');
INSERT INTO "target" VALUES(9,52,13000,13000,'sample','');
INSERT INTO "target" VALUES(9,53,7000,9000,'sample','');
INSERT INTO "target" VALUES(9,54,2500000000000,2962000000000,'sample','');
INSERT INTO "target" VALUES(9,55,130000,113000,'sample','');
INSERT INTO "target" VALUES(10,1,NULL,490868000,'sample','');
INSERT INTO "target" VALUES(10,2,14000000,13175000,'sample','');
INSERT INTO "target" VALUES(10,3,5200000000000,5131000000000,'sample','');
INSERT INTO "target" VALUES(10,4,9100000,10550000,'sample','');
INSERT INTO "target" VALUES(10,5,4000,NULL,'sample','');
INSERT INTO "target" VALUES(10,6,19000,18000,'sample','');
INSERT INTO "target" VALUES(10,56,41000000000000,38971000000000,'sample','');
INSERT INTO "target" VALUES(10,57,180000000,NULL,'sample','');
INSERT INTO "target" VALUES(10,58,26000000000000,25549000000000,'sample','');
INSERT INTO "target" VALUES(10,59,270000000,261636000,'sample','');
INSERT INTO "target" VALUES(10,60,3700000,3650000,'sample','');
INSERT INTO "target" VALUES(10,61,1500000,1460000,'sample','');
INSERT INTO "target" VALUES(11,1,NULL,21409000,'sample','');
INSERT INTO "target" VALUES(11,2,380000,417000,'sample','');
INSERT INTO "target" VALUES(11,3,1100000000000,985000000000,'sample','');
INSERT INTO "target" VALUES(11,4,2300000,NULL,'sample','');
INSERT INTO "target" VALUES(11,5,3000,3000,'sample','');
INSERT INTO "target" VALUES(11,6,6000,5000,'sample','');
INSERT INTO "target" VALUES(11,62,5400000,5434000,'sample','');
INSERT INTO "target" VALUES(11,63,4300000000000,4155000000000,'sample','');
INSERT INTO "target" VALUES(11,64,580000,638000,'sample','');
INSERT INTO "target" VALUES(12,1,NULL,883000,'sample','');
INSERT INTO "target" VALUES(12,2,44000,39000,'sample','');
INSERT INTO "target" VALUES(12,3,280000000000,NULL,'sample','');
INSERT INTO "target" VALUES(12,4,470000,NULL,'sample','');
INSERT INTO "target" VALUES(12,5,1000,1000,'sample','');
INSERT INTO "target" VALUES(12,6,7000,8000,'sample','');
INSERT INTO "target" VALUES(12,65,57000,61000,'sample','');
INSERT INTO "target" VALUES(12,66,80000,75000,'sample','');
INSERT INTO "target" VALUES(12,67,1000000,1089000,'sample','');
INSERT INTO "target" VALUES(12,68,19000000000000,NULL,'sample','');
INSERT INTO "target" VALUES(12,69,420000,398000,'sample','');
INSERT INTO "target" VALUES(13,1,NULL,2334000,'sample','');
INSERT INTO "target" VALUES(13,2,62000,65000,'sample','');
INSERT INTO "target" VALUES(13,4,2800000,3271000,'sample','');
INSERT INTO "target" VALUES(13,5,6000,7000,'sample','');
INSERT INTO "target" VALUES(13,6,NULL,4000,'sample','');
INSERT INTO "target" VALUES(13,70,5000000000000,5409000000000,'sample','');
INSERT INTO "target" VALUES(13,71,180000,203000,'sample','');
INSERT INTO "target" VALUES(13,72,11000000000000,10032000000000,'sample','');
INSERT INTO "target" VALUES(13,73,230000,233000,'sample','');
INSERT INTO "target" VALUES(13,74,43000,46000,'sample','');
INSERT INTO "target" VALUES(14,1,NULL,5340000,'sample','');
INSERT INTO "target" VALUES(14,2,110000,NULL,'sample','');
INSERT INTO "target" VALUES(14,3,170000000000,188000000000,'sample','');
INSERT INTO "target" VALUES(14,4,NULL,280000,'sample','');
INSERT INTO "target" VALUES(14,5,NULL,1000,'sample','');
INSERT INTO "target" VALUES(14,6,3000,3000,'sample','');
INSERT INTO "target" VALUES(14,75,36000000000000,40052000000000,'sample','');
INSERT INTO "target" VALUES(14,76,21000,23000,'sample','');
INSERT INTO "target" VALUES(14,77,34000,27000,'sample','');
INSERT INTO "target" VALUES(14,78,35000,29000,'sample','');
INSERT INTO "target" VALUES(15,1,NULL,202000,'sample','');
INSERT INTO "target" VALUES(15,2,10000,11000,'sample','');
INSERT INTO "target" VALUES(15,3,570000000000,536000000000,'sample','');
INSERT INTO "target" VALUES(15,4,830000,802000,'sample','');
INSERT INTO "target" VALUES(15,5,2000,2000,'sample','');
INSERT INTO "target" VALUES(15,6,2000,3000,'sample','');
INSERT INTO "target" VALUES(15,79,26000,24000,'sample','');
INSERT INTO "target" VALUES(15,80,7000,6000,'sample','');
INSERT INTO "target" VALUES(15,81,12000,11000,'sample','');
INSERT INTO "target" VALUES(15,82,22000,23000,'sample','');
INSERT INTO "target" VALUES(15,83,15000,15000,'sample','');
INSERT INTO "target" VALUES(16,1,NULL,2847000,'sample','');
INSERT INTO "target" VALUES(16,2,70000,73000,'sample','');
INSERT INTO "target" VALUES(16,3,480000000000,449000000000,'sample','');
INSERT INTO "target" VALUES(16,4,1500000,NULL,'sample','');
INSERT INTO "target" VALUES(16,5,NULL,1000,'sample','');
INSERT INTO "target" VALUES(16,6,4000,4000,'sample','');
INSERT INTO "target" VALUES(16,84,280000000,316212000,'sample','');
INSERT INTO "target" VALUES(16,85,30000,33000,'sample','');
INSERT INTO "target" VALUES(16,86,7100000,7374000,'sample','');
INSERT INTO "target" VALUES(16,87,1200000000000,1197000000000,'sample','');
INSERT INTO "target" VALUES(16,88,17000,16000,'sample','');
INSERT INTO "target" VALUES(17,1,NULL,60949000,'sample','');
INSERT INTO "target" VALUES(17,2,1100000,1211000,'sample','');
INSERT INTO "target" VALUES(17,3,370000000000,330000000000,'sample','');
INSERT INTO "target" VALUES(17,4,NULL,1149000,'sample','');
INSERT INTO "target" VALUES(17,5,2000,2000,'sample','');
INSERT INTO "target" VALUES(17,6,9000,10000,'sample','');
INSERT INTO "target" VALUES(17,89,43000,46000,'sample','');
INSERT INTO "target" VALUES(17,90,130000,106000,'sample','');
INSERT INTO "target" VALUES(17,91,7500000,6331000,'sample','');
INSERT INTO "target" VALUES(17,92,200000000,178481000,'sample','');
INSERT INTO "target" VALUES(18,1,NULL,12470000,'sample','');
INSERT INTO "target" VALUES(18,2,200000,202000,'sample','');
INSERT INTO "target" VALUES(18,4,9300000,8571000,'sample','');
INSERT INTO "target" VALUES(18,5,11000,11000,'sample','');
INSERT INTO "target" VALUES(18,6,8000,7000,'sample','');
INSERT INTO "target" VALUES(18,93,8200000000000,8426000000000,'sample','');
INSERT INTO "target" VALUES(18,94,17000000,13972000,'sample','');
INSERT INTO "target" VALUES(18,95,370000,455000,'sample','');
INSERT INTO "target" VALUES(18,96,160000,163000,'sample','');
INSERT INTO "target" VALUES(18,97,520000,615000,'sample','');
CREATE TABLE turnout (
	contest_id INTEGER NOT NULL, 
	way VARCHAR(12) NOT NULL, 
	issued INTEGER NOT NULL, 
	collected INTEGER NOT NULL, 
	valid INTEGER NOT NULL, 
	blank INTEGER NOT NULL, 
	CONSTRAINT pk_turnout PRIMARY KEY (contest_id, way), 
	CONSTRAINT fk_turnout_contest_id_contest FOREIGN KEY(contest_id) REFERENCES contest (id)
);
INSERT INTO "turnout" VALUES(1,'chữ',1,1,1,1);
CREATE TABLE voice (
	candidate_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	opinion VARCHAR(1) NOT NULL, 
	CONSTRAINT pk_voice PRIMARY KEY (candidate_id, association_id), 
	CONSTRAINT fk_voice_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES candidate (id), 
	CONSTRAINT fk_voice_association_id_association FOREIGN KEY(association_id) REFERENCES association (id)
);
INSERT INTO "voice" VALUES(1,1,'c');
CREATE TABLE voter (
	id INTEGER NOT NULL, 
	ballot_id INTEGER NOT NULL, 
	association_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	substitute BOOLEAN NOT NULL, 
	CONSTRAINT pk_voter PRIMARY KEY (id), 
	CONSTRAINT uq_voter_ballot_id_association_id_person_id UNIQUE (ballot_id, association_id, person_id), 
	CONSTRAINT fk_voter_ballot_id_ballot FOREIGN KEY(ballot_id) REFERENCES ballot (id), 
	CONSTRAINT fk_voter_association_id_association FOREIGN KEY(association_id) REFERENCES association (id), 
	CONSTRAINT fk_voter_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "voter" VALUES(1,1,1,1,1);
CREATE TABLE votes (
	candidate_id INTEGER NOT NULL, 
	way VARCHAR(12) NOT NULL, 
	agree INTEGER NOT NULL, 
	against INTEGER NOT NULL, 
	CONSTRAINT pk_votes PRIMARY KEY (candidate_id, way), 
	CONSTRAINT fk_votes_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES candidate (id)
);
INSERT INTO "votes" VALUES(1,'chữ',1,1);
CREATE INDEX ix_attempt_kind_subject_at ON attempt (kind, subject, at);
CREATE INDEX ix_inbox_at ON inbox (at);
CREATE INDEX ix_address_person_id ON address (person_id);
CREATE INDEX ix_outbox_address ON outbox (address_id, id);
CREATE INDEX ix_outbox_pending ON outbox (address_id, notice, id) WHERE state = 'pending';
CREATE INDEX ix_seat_person_id ON seat (person_id);
CREATE UNIQUE INDEX ux_figure_current ON figure (association_id, period_id, indicator_id) WHERE current;
CREATE INDEX ix_ballot_season_id ON ballot (season_id);
CREATE INDEX ix_ballot_state ON ballot (state);
CREATE UNIQUE INDEX ux_bloc_group_linked ON bloc_group (address_id) WHERE unlinked_at IS NULL;
CREATE INDEX ix_link_code_digest ON link_code (digest);
CREATE INDEX ix_link_code_person_id ON link_code (person_id);
CREATE INDEX ix_take_over_state ON take_over (state);
CREATE INDEX ix_piece_address_id ON piece (address_id);
CREATE INDEX ix_entry_request_association_id_period_id ON entry_request (association_id, period_id);
COMMIT;
